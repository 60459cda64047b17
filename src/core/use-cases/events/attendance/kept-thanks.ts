import type { PersonId } from '../../../domain/actor.ts'
import { isThanked, markId } from '../../../domain/events/thanks.ts'
import type { Mark } from '../../../domain/events/attendance.ts'
import type { ShownAs } from '../../../domain/faces/face.ts'
import type { Ports } from '../../../ports.ts'
import { type KeptCards, neverWaitedFor } from '../../kept-card.ts'
import { type EventReads, readBrought, readStanding } from '../read-event.ts'
import { wasThere } from './was-there.ts'

export type ThanksReads = EventReads & Pick<Ports, 'attendance' | 'keyedDigest'>

/**
 * Thanks, the day after: who gets the card is decided when it is placed; it stays, even if presence is changed later.
 */
export const keptThanks: KeptCards<'thanks', ThanksReads> = {
  thanks: {
    see: async (ports, { postId, person }) => (await seeThanks(ports, postId, person))?.shown ?? null,
    reference: ({ event }) => event.post.reference,
    title: ({ event }) => event.title,
    isWaitedFor: neverWaitedFor,
    tellsNobody: ({ event, there, taken, open }) => !open || !isThanked(there, taken, event.answer),
    isTakenAway: async (ports, { postId }) => (await readBrought(ports, postId))?.event.cancelled ?? false,
  },
}

/** Null for who did not receive the event, and where it was cancelled. `row`: of their mark; null: none yet. */
export async function seeThanks(
  ports: ThanksReads,
  postId: string,
  person: PersonId,
): Promise<{ shown: ShownAs<'thanks'>; row: Mark | null } | null> {
  const event = await readStanding(ports, person, postId)
  if (!event || event.cancelled) return null
  const { attendance, events, keyedDigest } = ports
  const [there, anybody, row, counts] = await Promise.all([
    wasThere(ports, postId, person),
    attendance.there(postId, '', 1),
    attendance.mark(markId(postId, person, keyedDigest)),
    events.counts(postId),
  ])
  const to = { kind: 'person' as const, id: person }
  const taken = anybody.length > 0
  const face = { face: 'thanks' as const, event, there, taken, mark: row?.mark ?? null, open: counts === null }
  return { shown: { to, face }, row }
}
