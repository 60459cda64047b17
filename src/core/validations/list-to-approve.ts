import type { Actor } from '../actor.ts'
import type { Ports } from '../ports.ts'
import type { Post } from '../posts/post.ts'
import { isWaitedFor } from './chairs.ts'
import type { Validation } from './validation.ts'

const listed = 15

/** « à valider »: what waits for this person, by when it is due. */
export async function listToApprove(
  ports: Pick<Ports, 'posts' | 'validations' | 'now'>,
  actor: Actor,
): Promise<{ kind: 'listed'; validations: Validation[]; posts: Record<Post['id'], Post> }> {
  const waiting = await ports.validations.waitingFor(actor.id, listed)
  const now = ports.now()
  const validations = waiting.filter(one => isWaitedFor(one, actor.id, now))
  const found = await Promise.all(validations.map(({ postId }) => ports.posts.byId(postId)))
  const posts = Object.fromEntries(found.flatMap(post => (post ? [[post.id, post]] : [])))
  return { kind: 'listed', validations, posts }
}
