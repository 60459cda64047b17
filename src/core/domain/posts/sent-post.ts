import type { Instant } from '../time.ts'
import type { Post, PostContent, PostState } from './post.ts'

/**
 * The broadcast that brought it to people; while it is being corrected, `post.broadcastId` is that of the correction.
 */
export function sentBroadcastId({ correcting, broadcastId }: Post): string | null {
  return correcting?.broadcastId ?? broadcastId
}

/** What people's cards say: a correction under way has not reached them yet. */
export function sentContent({ correcting, content }: Post): PostContent {
  return correcting?.content ?? content
}

const settled: readonly PostState[] = ['approved', 'broadcasting', 'broadcast']

/** Whether its words may be published: approved, and not under correction. */
export function isSettled({ state, isCorrecting }: { state: PostState; isCorrecting: boolean }): boolean {
  return settled.includes(state) && !(isCorrecting && state === 'broadcast')
}

/** The validation whose visas cover what leaves: of a correction under way its own, also if it was stopped half-way. */
export function validationSent({ sentUnder, validationId }: Post): string | null {
  return sentUnder ?? validationId
}

/** The validation whose steps are shown: until a correction is submitted, that of what people have. */
export function validationFollowed({ validationId, correcting }: Post): string | null {
  return validationId ?? correcting?.validationId ?? null
}

/** The post after a correction was given up or refused: what people have. */
export function withoutCorrection(post: Post, at: Instant): Post {
  const { correcting } = post
  if (correcting === null) return post
  const { broadcastId, content, expiresOn } = correcting
  return {
    ...post,
    state: 'broadcast',
    content,
    expiresOn,
    broadcastId,
    correcting: null,
    revision: post.revision + 1,
    editing: [],
    unread: null,
    updatedAt: at,
  }
}
