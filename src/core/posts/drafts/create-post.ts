import { type Actor, isComms, named } from '../../actor.ts'
import type { Ports } from '../../ports.ts'
import { emptyContent, newDraft } from './new-draft.ts'
import type { Post } from '../post.ts'

export type CreatePostResult = { kind: 'created'; post: Post } | { kind: 'not-comms' }

/** « rédiger »: an empty draft; for the same new id again, the one that was made. */
export async function createPost(
  ports: Pick<Ports, 'posts' | 'commit' | 'now' | 'newId' | 'newReference'>,
  actor: Actor,
): Promise<CreatePostResult> {
  if (!isComms(actor)) return { kind: 'not-comms' }
  const id = ports.newId()
  const before = await ports.posts.byId(id)
  if (before) return { kind: 'created', post: before }
  const birth = { id, reference: await ports.newReference('PUB', id), at: ports.now() }
  const post: Post = { ...newDraft(emptyContent(actor.locale), actor, birth), authors: [named(actor)] }
  const journal = { verb: 'post.created', actor, subject: post.reference, seal: null, details: {} } as const
  const done = await ports.commit({ save: 'post', row: post, ifVersion: 0 }, { journal })
  const made = done === 'done' ? post : await ports.posts.byId(id)
  if (!made) throw new Error('a new draft was stale and yet is not there')
  return { kind: 'created', post: made }
}
