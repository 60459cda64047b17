import { maySeeAll } from '../../core/domain/actor.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { matchesReference, parseReference, type Reference } from '../../core/domain/reference.ts'
import type { Turn } from './turn.ts'

export type Found<T> = { kind: 'one'; found: T } | { kind: 'none' } | { kind: 'several'; found: T[] }

/** The short number is looked for only among `candidates`, the items on which the word can act. */
export function findByReference<T extends { reference: Reference }>(candidates: T[], typed: string): Found<T> {
  const reference = parseReference(typed)
  if (!reference) return { kind: 'none' }
  const found = candidates.filter(one => matchesReference(reference, one.reference))
  if (found.length > 1) return { kind: 'several', found }
  return found[0] ? { kind: 'one', found: found[0] } : { kind: 'none' }
}

/** Among how many recent posts a reference is looked for. */
export const postsMost = 200
/** Among how many recent broadcasts, each of which is loaded with its card. */
export const broadcastsMost = 100

/** The posts among which a word of the communication team finds one; empty for other people. */
export async function recentPosts({ actor, ports }: Turn): Promise<Post[]> {
  return maySeeAll(actor) ? ports.posts.recent(postsMost) : []
}
