import type { Jobs } from '../../change.ts'
import { Unavailable } from '../../domain/errors.ts'
import { whileStale } from '../attempt.ts'
import type { PlacementKey } from '../../domain/placements/placement.ts'
import type { Ports } from '../../ports.ts'
import { type Instant, msBetween } from '../../domain/time.ts'
import { refresh } from '../cards/validation-cards.ts'
import { isWaitedFor } from '../../domain/validations/chairs.ts'
import { nudgePauseMs } from './nudge.ts'

type Needs = Pick<Ports, 'validations' | 'reminders' | 'commit' | 'now'>

/** Older ones say nothing any more but where to look. */
const kept = 20
/** So many of the cards of their own get the mark. */
const marked = 20

export function waitingKey(person: string, at: Instant): PlacementKey {
  return `waiting:${person}:${Date.parse(at)}`
}

/**
 * The job `reminders.post`: one card of all that waits for this person, on top of their chat; the one before and the
 * cards of their own point to it. Whoever just got one needs no other: it is drawn again.
 */
export async function postReminder(ports: Needs, { person, at }: Jobs['reminders.post']): Promise<void> {
  const result = await whileStale<{ kind: 'posted' | 'over' }>(async () => {
    const waiting = (await ports.validations.waitingFor(person, marked)).filter(one =>
      isWaitedFor(one, person, ports.now()),
    )
    if (waiting.length === 0) return { kind: 'over' }
    const row = (await ports.reminders.byId(person)) ?? { id: person, version: 0, cards: [] }
    const last = row.cards.at(-1)
    const recent = last !== undefined && msBetween(last, at) < nudgePauseMs
    if (last !== undefined && recent) return again(ports, waitingKey(person, last))
    const older = last === undefined ? [] : [waitingKey(person, last)]
    const done = await ports.commit(
      {
        save: 'reminders',
        row: { ...row, version: row.version + 1, cards: [...row.cards, at].slice(-kept) },
        ifVersion: row.version,
      },
      ...[waitingKey(person, at), ...older, ...waiting.map(({ id }) => `validation:${id}:${person}`)].map(refresh),
    )
    return done === 'done' ? { kind: 'posted' } : 'stale'
  })
  if (result.kind === 'busy') throw new Unavailable(result.kind)
}

async function again(ports: Pick<Ports, 'commit'>, key: PlacementKey): Promise<{ kind: 'posted' }> {
  await ports.commit(refresh(key))
  return { kind: 'posted' }
}

/** After a card of one validation was asked for: the reader's newest card of all that waits for them shows the same. */
export async function refreshReminder(
  ports: Pick<Ports, 'reminders' | 'commit'>,
  { key }: Jobs['placement.refresh'],
): Promise<void> {
  const [what, , person = ''] = key.split(':')
  if (what !== 'validation') return
  const last = (await ports.reminders.byId(person))?.cards.at(-1)
  if (last !== undefined) await ports.commit(refresh(waitingKey(person, last)))
}
