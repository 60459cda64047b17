import { type Actor, isComms } from '../actor.ts'
import type { Ports } from '../ports.ts'
import type { Validation } from '../validations/validation.ts'
import type { Post } from './post.ts'

/** A card holds no more. */
const listed = 15

export type ListPostsResult =
  | { kind: 'listed'; posts: Post[]; validations: Record<Validation['id'], Validation> }
  | { kind: 'not-comms' }

/** « publications »: state, at whom, since when. `validations`: those under way, by id. */
export async function listPosts(ports: Pick<Ports, 'posts' | 'validations'>, actor: Actor): Promise<ListPostsResult> {
  if (!isComms(actor)) return { kind: 'not-comms' }
  const posts = await ports.posts.recent(listed)
  const ids = posts.flatMap(({ validationId }) => (validationId === null ? [] : [validationId]))
  const found = await Promise.all(ids.map(id => ports.validations.byId(id)))
  const validations = Object.fromEntries(found.flatMap(validation => (validation ? [[validation.id, validation]] : [])))
  return { kind: 'listed', posts, validations }
}
