import { type Actor, isComms, type Named } from '../../../domain/actor.ts'
import type { Post } from '../../../domain/posts/post.ts'
import type { Settings } from '../../../domain/settings.ts'
import { type Instant, msBetween } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { attachedTo, stillOpen } from './draft-again.ts'
import { asOpened } from './edit-post.ts'

/**
 * `others`: people who have it open besides. `post`: as the draft that it is, or would become with the first change.
 */
export type LookAtPostResult =
  | { kind: 'seen'; post: Post; others: Named[] }
  | { kind: 'closed'; post: Post; others: Named[] }
  | { kind: 'not-comms' }
  | { kind: 'not-found' }
const writingMs = 2 * 60_000
type Needs = Pick<Ports, 'posts' | 'validations' | 'broadcasts' | 'deliveries' | 'now'>

/** Asked by an open page every few seconds: only reads, and does not count as writing. */
export async function lookAtPost(
  ports: Needs,
  actor: Actor,
  { postId, corrects = null }: { postId: string; corrects?: string | null },
  settings: Pick<Settings, 'timeZone'>,
): Promise<LookAtPostResult> {
  if (!isComms(actor)) return { kind: 'not-comms' }
  const read = await ports.posts.byId(postId)
  if (!read) return { kind: 'not-found' }
  const { post } = await asOpened(ports, read, actor, corrects, settings)
  const others = othersWriting(post, actor, ports.now())
  return { kind: stillOpen(post, await attachedTo(ports, post)) ? 'seen' : 'closed', post, others }
}

/** People who opened it, or saved, a moment ago: a page saves by itself every few seconds while somebody types. */
export function othersWriting({ editing }: Pick<Post, 'editing'>, actor: Pick<Actor, 'id'>, now: Instant): Named[] {
  const recent = editing.filter(({ at }) => msBetween(at, now) < writingMs)
  return recent.map(({ person }) => person).filter(({ id }) => id !== actor.id)
}
