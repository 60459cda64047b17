import { type Actor, named } from '../../../domain/actor.ts'
import { type Edition, editionReference } from '../../../domain/newspapers/edition.ts'
import { closingDay, nextEditionDay, nextNumber } from '../../../domain/newspapers/edition-days.ts'
import type { Newspaper } from '../../../domain/newspapers/newspaper.ts'
import { idFrom } from '../../../domain/id-from.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { localDay } from '../../../domain/working-time/local-time.ts'
import type { Ports } from '../../../ports.ts'
import type { Busy } from '../../attempt.ts'
import { editionCard } from '../../cards/edition-card.ts'
import { editionChanges } from './edition-road.ts'
import { notComms, road } from '../../road.ts'

/** So many editions of one newspaper are read to find its numbers: two years of a weekly one. */
export const editionsLookedAt = 120

export type OpenEditionResult =
  /** `opened`: there was none under composition, and this is a new one. */
  | { kind: 'edition-open'; edition: Edition; newspaper: Newspaper; opened: boolean }
  /** There are several newspapers, and none was named. */
  | { kind: 'which-newspaper'; newspapers: Newspaper[] }
  | { kind: 'no-newspaper' }
  | { kind: 'newspaper-ended'; newspaper: Newspaper }
  | { kind: 'not-comms' }
  | Busy
type Needs = Pick<Ports, 'newspapers' | 'editions' | 'history' | 'commit' | 'now'>

const opening = road({
  read: async ({ newspapers }: Pick<Ports, 'newspapers'>, newspaperId: string | null) => {
    const all = await newspapers.all()
    return all.filter(({ id, state }) => (newspaperId === null ? state === 'open' : id === newspaperId))
  },
  refuses: notComms,
  attempt: { what: 'edition.open', subject: 'newspapers' },
})

/**
 * « journal »: the edition under composition or validation, or a new one. `newspaperId` null: the only open newspaper.
 */
export function openEdition(
  ports: Needs,
  actor: Actor,
  newspaperId: string | null,
  settings: WorkingHours,
): Promise<OpenEditionResult> {
  return opening<OpenEditionResult>(ports, actor, newspaperId, async meant => {
    const [newspaper] = meant
    if (!newspaper) return { kind: 'no-newspaper' }
    if (meant.length > 1) return { kind: 'which-newspaper', newspapers: meant }
    const current = (await ports.editions.current()).find(one => one.newspaperId === newspaper.id)
    if (current) return { kind: 'edition-open', edition: current, newspaper, opened: false }
    if (newspaper.state === 'ended') return { kind: 'newspaper-ended', newspaper }
    const edition = newEdition(newspaper, await ports.editions.of(newspaper.id, editionsLookedAt), actor, {
      at: ports.now(),
      settings,
    })
    const told = { verb: 'edition.opened', actor, seal: null, details: { day: edition.day } } as const
    const changes = [...editionChanges(edition, 0, told), ...editionCard(edition)]
    return { changes, answer: { kind: 'edition-open', edition, newspaper, opened: true } }
  })
}

/** Its id is made of its number, so that two people who open it at once open one. */
function newEdition(
  newspaper: Newspaper,
  earlier: readonly Edition[],
  actor: Actor,
  { at, settings }: { at: string; settings: WorkingHours },
): Edition {
  const last = earlier.filter(({ state }) => state !== 'abandoned').map(({ day }) => day)
  const day = nextEditionDay(
    newspaper.rhythm,
    last.toSorted().at(-1) ?? null,
    localDay(at, settings.timeZone),
    settings,
  )
  const year = Number(day.slice(0, 4))
  const number = nextNumber(earlier, year)
  return {
    id: idFrom('edition', newspaper.id, String(year), String(number)),
    version: 1,
    revision: 1,
    newspaperId: newspaper.id,
    reference: editionReference(newspaper.code, year, number),
    year,
    number,
    state: 'open',
    day,
    closesOn: closingDay(day, newspaper, settings),
    items: [],
    editorial: null,
    authors: [named(actor)],
    calls: [],
    productions: 0,
    produced: null,
    fault: null,
    wanted: null,
    askedBy: null,
    postId: null,
    errata: [],
    mail: null,
    library: null,
    by: named(actor),
    createdAt: at,
    updatedAt: at,
    publishedAt: null,
  }
}
