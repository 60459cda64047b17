import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import type { Post } from '../../domain/posts/post.ts'
import { sentBroadcastId, sentContent, validationFollowed } from '../../domain/posts/sent-post.ts'
import { type Release, releasesOf } from '../../domain/week/release.ts'
import type { PostOutline, SendOutline } from '../../domain/week/week-row.ts'
import type { Ports } from '../../ports.ts'

export type ReleaseNeeds = Pick<Ports, 'validations' | 'broadcasts' | 'now'>
/** A post of a campaign with all its releases; `broadcast`: that brought it to people, or will. */
export type CampaignPost = { post: Post; releases: Release[]; broadcast: Broadcast | null }

/** Derived from what these posts, their broadcasts and their validations say now; of what was refused there is none. */
export function releasesOfPosts(ports: ReleaseNeeds, posts: readonly Post[]): Promise<CampaignPost[]> {
  return Promise.all(
    posts.map(async post => {
      const [broadcastId, validationId] = [sentBroadcastId(post), validationFollowed(post)]
      const [broadcast, validation] = await Promise.all([
        broadcastId === null ? null : ports.broadcasts.byId(broadcastId),
        validationId === null ? null : ports.validations.byId(validationId),
      ])
      const row = { post: outlineOf(post), send: broadcast && sendOf(broadcast), validation, department: null }
      return { post, releases: releasesOf(row, [], ports.now()), broadcast }
    }),
  )
}

function outlineOf(post: Post): PostOutline {
  const { title, section, pictures, event } = sentContent(post)
  return {
    ...post,
    title,
    section,
    pictures,
    event,
    elsewhere: post.elsewhere ?? [],
    campaignId: post.campaignId ?? null,
    touches: post.touches ?? [],
    isCorrecting: post.correcting !== null,
    isCalledOff: post.calledOff !== undefined,
    slotBy: null,
  }
}

function sendOf(broadcast: Broadcast): SendOutline {
  return { ...broadcast, people: broadcast.planned ?? broadcast.check?.people ?? null }
}
