import { type Held, isHeld } from '../../domain/retention/suspension.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { Ports } from '../../ports.ts'

const answersAtOnce = 500

/**
 * Whether somebody suspended the purge of this event, or of somebody whom what was said to it names: then all of it
 * stays.
 */
export async function isHeldEvent({ events }: Pick<Ports, 'events'>, post: Post, held: Held): Promise<boolean> {
  if (isHeld({ ...held, people: [] }, post)) return true
  if (held.people.length === 0) return false
  if (isHeld(held, await events.placesOf(post.id), await events.boardsOf(post.id))) return true
  for (let after = ''; ;) {
    const answers = await events.answersOf(post.id, after, answersAtOnce)
    if (isHeld(held, answers)) return true
    if (answers.length < answersAtOnce) return false
    after = answers.at(-1)!.person
  }
}
