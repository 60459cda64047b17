import type { PersonId } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import { type Instant, later } from '../../domain/time.ts'
import type { Note } from '../../domain/notes/note.ts'

/** Older, it is nothing that anybody answers. */
const answeredWithinMs = 7 * 24 * 60 * 60_000
const lookedAt = 20

/** The last post that this person had received by then, not long before; null: none. */
export async function lastReceived(
  { broadcasts, deliveries }: Pick<Ports, 'broadcasts' | 'deliveries'>,
  person: PersonId,
  by: Instant,
): Promise<NonNullable<Note['after']> | null> {
  for (const { id, kind, postId, postReference, title, startedAt } of await broadcasts.recent(lookedAt)) {
    if (kind !== 'send' || startedAt === null || startedAt > by || later(startedAt, answeredWithinMs) < by) continue
    const delivery = await deliveries.byPerson(id, person)
    if (delivery && ['sending', 'delivered', 'unknown'].includes(delivery.state))
      return { postId, reference: postReference, title, at: startedAt }
  }
  return null
}
