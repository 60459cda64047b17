import type { Actor } from '../actor.ts'
import type { Ports } from '../ports.ts'
import type { Post } from '../posts/post.ts'
import type { Validation } from './validation.ts'

const listed = 15

/** « à valider »: what waits for this person, oldest first. */
export async function listToApprove(
  ports: Pick<Ports, 'posts' | 'validations'>,
  actor: Actor,
): Promise<{ kind: 'listed'; validations: Validation[]; posts: Record<Post['id'], Post> }> {
  const waiting = await ports.validations.waitingFor(actor.id, listed)
  const validations = waiting.filter(({ authors }) => !authors.includes(actor.id))
  const found = await Promise.all(validations.map(({ postId }) => ports.posts.byId(postId)))
  const posts = Object.fromEntries(found.flatMap(post => (post ? [[post.id, post]] : [])))
  return { kind: 'listed', validations, posts }
}
