import type { Initiative } from '../../domain/initiatives/initiative.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { PostEnd } from '../../domain/posts/post-end.ts'
import { sentBroadcastId } from '../../domain/posts/sent-post.ts'
import type { PersonId } from '../../domain/actor.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { endOfPost } from '../validations/end-of-post.ts'

/** A person's proposal, the post made of it, how that ended, and when people got it; null: not yet. */
export type OwnIdea = { initiative: Initiative; post: Post | null; ended: PostEnd | null; publishedAt: Instant | null }

/** So many lines on one card: their dates take a few reads each. */
const ownMost = 15

/** *Mes propositions*, newest first; `others`: whether there are more. */
export async function listOwn(
  ports: Pick<Ports, 'initiatives' | 'posts' | 'validations' | 'broadcasts'>,
  person: PersonId,
): Promise<{ own: OwnIdea[]; others: boolean }> {
  const all = await ports.initiatives.byAuthor(person, ownMost + 1)
  const own = await Promise.all(all.slice(0, ownMost).map(one => withDates(ports, one)))
  return { own, others: all.length > ownMost }
}

async function withDates(
  { posts, validations, broadcasts }: Pick<Ports, 'posts' | 'validations' | 'broadcasts'>,
  initiative: Initiative,
): Promise<OwnIdea> {
  const post = initiative.postId === null ? null : await posts.byId(initiative.postId)
  const sentId = post && sentBroadcastId(post)
  const sent = post && hasLeft(post) && sentId ? await broadcasts.byId(sentId) : null
  const ended = post && (await endOfPost({ validations }, post))
  return { initiative, post, ended, publishedAt: sent?.startedAt ?? null }
}

function hasLeft({ state, correcting }: Post): boolean {
  return state === 'broadcasting' || state === 'broadcast' || state === 'taken-back' || correcting !== null
}
