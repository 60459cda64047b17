import type { Post } from '../../domain/posts/post.ts'
import { heldBy } from '../../domain/retention/suspension.ts'
import type { Ports } from '../../ports.ts'

/** Whether somebody suspended the purge of this event, or of one who answered it: then all that was said stays. */
export async function isHeldEvent(
  { suspensions, events }: Pick<Ports, 'suspensions' | 'events'>,
  { id, reference }: Pick<Post, 'id' | 'reference'>,
): Promise<boolean> {
  const { people, references } = heldBy(await suspensions.standing())
  if (references.includes(reference)) return true
  const answers = await Promise.all(people.map(person => events.answer(id, person)))
  return answers.some(answer => answer !== null)
}
