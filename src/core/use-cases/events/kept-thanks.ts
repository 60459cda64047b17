import type { PersonId } from '../../domain/actor.ts'
import { isThanked, markId } from '../../domain/events/thanks.ts'
import type { ShownAs } from '../../domain/faces/face.ts'
import type { Ports } from '../../ports.ts'
import { type KeptCards, neverWaitedFor } from '../kept-card.ts'
import { type EventReads, readBrought, readStanding } from './read-event.ts'
import { wasThere } from './was-there.ts'

export type ThanksReads = EventReads & Pick<Ports, 'attendance' | 'keyedDigest'>

/** Thanks, the day after: to whom is judged when the card is placed; it stays, whoever is ticked later. */
export const keptThanks: KeptCards<'thanks', ThanksReads> = {
  thanks: {
    see: (ports, { postId, person }) => seeThanks(ports, postId, person),
    reference: ({ event }) => event.post.reference,
    title: ({ event }) => event.title,
    reader: () => '',
    isWaitedFor: neverWaitedFor,
    tellsNobody: ({ event, there, taken, open }) => !open || !isThanked(there, taken, event.answer),
    isTakenAway: async (ports, { postId }) => (await readBrought(ports, postId))?.event.cancelled ?? false,
  },
}

/** Null for who did not receive the event, and where it was cancelled. */
export async function seeThanks(
  ports: ThanksReads,
  postId: string,
  person: PersonId,
): Promise<ShownAs<'thanks'> | null> {
  const event = await readStanding(ports, person, postId)
  if (!event || event.cancelled) return null
  const { attendance, events, keyedDigest } = ports
  const [there, anybody, mark, counts] = await Promise.all([
    wasThere(ports, postId, person),
    attendance.there(postId, '', 1),
    attendance.mark(markId(postId, person, keyedDigest)),
    events.counts(postId),
  ])
  const to = { kind: 'person' as const, id: person }
  const taken = anybody.length > 0
  return { to, face: { face: 'thanks', event, there, taken, mark: mark?.mark ?? null, open: counts === null } }
}
