import { type Jobs, refresh } from '../../change.ts'
import { orRunAgain } from '../attempt.ts'
import { readKey } from '../../domain/placements/placed-card.ts'
import type { Ports } from '../../ports.ts'
import { msBetween } from '../../domain/time.ts'
import { isWaitedFor } from '../../domain/validations/chairs.ts'
import { nudgePauseMs } from './nudge.ts'

type Needs = Pick<Ports, 'validations' | 'reminders' | 'commit' | 'now'>

/** Older ones only say where to look. */
const kept = 20
/** So many of the single cards get the mark. */
const marked = 20

/**
 * The job `reminders.post`: one card of everything that waits for this person, at the end of their chat; the earlier
 * grouped card and the single cards point to it. A person who just got one needs no other: it is drawn again.
 */
export async function postReminder(ports: Needs, { person, at }: Jobs['reminders.post']): Promise<void> {
  await orRunAgain(async () => {
    const waiting = (await ports.validations.waitingFor(person, marked)).filter(one =>
      isWaitedFor(one, person, ports.now()),
    )
    if (waiting.length === 0) return 'done'
    const row = (await ports.reminders.byId(person)) ?? { id: person, version: 0, cards: [] }
    const last = row.cards.at(-1)
    const recent = last !== undefined && msBetween(last, at) < nudgePauseMs
    if (last !== undefined && recent) return ports.commit(refresh({ card: 'waiting', person, at: last }))
    const older = last === undefined ? [] : [refresh({ card: 'waiting', person, at: last })]
    return ports.commit(
      {
        save: 'reminders',
        row: { ...row, version: row.version + 1, cards: [...row.cards, at].slice(-kept) },
        ifVersion: row.version,
      },
      refresh({ card: 'waiting', person, at }),
      ...older,
      ...waiting.map(({ id: validationId }) => refresh({ card: 'validation', validationId, person })),
    )
  })
}

/** After a card of one validation was ordered: the reader's newest grouped card shows the same. */
export async function refreshReminder(
  ports: Pick<Ports, 'reminders' | 'commit'>,
  { key }: Jobs['placement.refresh'],
): Promise<void> {
  const card = readKey(key)
  if (card?.card !== 'validation') return
  const { person } = card
  const last = (await ports.reminders.byId(person))?.cards.at(-1)
  if (last !== undefined) await ports.commit(refresh({ card: 'waiting', person, at: last }))
}
