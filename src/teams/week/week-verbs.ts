import { maySeeAll } from '../../core/domain/actor.ts'
import { cleanText, isDay } from '../../core/domain/text.ts'
import type { Day } from '../../core/domain/time.ts'
import { weekOf } from '../../core/domain/week/week.ts'
import { localDay } from '../../core/domain/working-time/local-time.ts'
import { seeHistory } from '../../core/use-cases/journal/see-history.ts'
import { seeRelease } from '../../core/use-cases/week/see-release.ts'
import { seeWeek } from '../../core/use-cases/week/see-week.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { drawRelease, type ReleaseData } from './drawn/draw-release.ts'
import { drawWeek, type WeekData } from './drawn/draw-week.ts'
import { reads } from '../turn/verb-facts.ts'

export const weekVerbs = {
  'week.show': verb(reads, [], (turn, _, { from, open }) => showWeek(turn, dayOf(from), { open: cleanText(open) })),
  'week.release': verb(reads, ['postId', 'channel'], (turn, ids, { from }) =>
    showRelease(turn, ids, { from: weekFrom(from) }),
  ),
} satisfies Verbs

/** The week of that day; null: the present week. */
export async function showWeek(
  turn: Turn,
  day: Day | null,
  shown: Pick<WeekData, 'open' | 'part' | 'said'> = {},
): Promise<Answer> {
  const { ports, actor, settings, look } = turn
  const now = ports.now()
  const { from, to } = weekOf(day ?? localDay(now, settings.timeZone))
  const result = await seeWeek(ports, actor, { from, to }, settings)
  if (result.kind !== 'seen') return notComms(turn)
  return inPlace(turn, 'week', drawWeek({ week: result.week, now, ...shown }, look), 'large')
}

/** The present state of one release, wherever it was asked for. */
export async function showRelease(
  turn: Turn,
  { postId, channel }: { postId: string; channel: string },
  shown: Pick<ReleaseData, 'from' | 'said' | 'refused'> = {},
): Promise<Answer> {
  const { ports, actor } = turn
  if (!maySeeAll(actor)) return notComms(turn)
  const seen = await seeRelease(ports, { postId, channel })
  if (!seen) return refusal(turn, { kind: 'not-found' })
  const history = await seeHistory(ports, actor, seen.release.reference)
  const story = history.kind === 'history' ? history : null
  const campaign = await campaignOf(turn, seen.release.campaignId)
  const card = drawRelease({ ...seen, campaign, story, now: ports.now(), ...shown }, turn.look)
  return inPlace(turn, 'week', card, 'large')
}

export function dayOf(value: unknown): Day | null {
  const text = cleanText(value)
  return isDay(text) ? text : null
}

/** The week from which a card was opened, from the card's data; empty: none. */
export function weekFrom(value: unknown): string {
  return dayOf(value) ?? ''
}

/** The title of the campaign; empty: none. */
async function campaignOf({ ports }: Turn, id: string | null): Promise<string> {
  return (id !== null && (await ports.campaigns.byId(id))?.title) || ''
}
