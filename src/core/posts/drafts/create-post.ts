import { type Actor, isComms, named } from '../../actor.ts'
import type { Ports } from '../../ports.ts'
import { emptyContent, newDraft } from './new-draft.ts'
import type { Post } from '../post.ts'

export type CreatePostResult = { kind: 'created'; post: Post } | { kind: 'not-comms' }

/** « rédiger »: an empty draft. */
export async function createPost(
  ports: Pick<Ports, 'commit' | 'now' | 'newId' | 'newReference'>,
  actor: Actor,
): Promise<CreatePostResult> {
  if (!isComms(actor)) return { kind: 'not-comms' }
  const birth = { id: ports.newId(), reference: await ports.newReference('PUB'), at: ports.now() }
  const post: Post = { ...newDraft(emptyContent(actor.locale), actor, birth), authors: [named(actor)] }
  const journal = { verb: 'post.created', actor, subject: post.reference, seal: null, details: {} } as const
  const done = await ports.commit({ save: 'post', row: post, ifVersion: 0 }, { journal })
  if (done === 'stale') throw new Error('a new id was taken')
  return { kind: 'created', post }
}
