import type { FaceOf } from '../../domain/faces/face.ts'
import { inChannel } from '../../domain/placements/placement.ts'
import type { Post } from '../../domain/posts/post.ts'
import { type Release, releaseId } from '../../domain/releases/release.ts'
import { channelsOf } from '../../domain/sectors/sector.ts'
import type { Ports } from '../../ports.ts'
import { type KeptCards, neverWaitedFor } from '../kept-card.ts'
import { sectorsOfPost } from '../sectors/where-cards-lie.ts'
import { releasesOf, releaseSeen, seeHold, seeSilence } from './see-releases.ts'

type Kinds = 'releases' | 'release-asks' | 'channel-silent' | 'channel-held'
type Needs = Pick<Ports, 'posts' | 'releases' | 'channelHolds' | 'sectors' | 'initiatives'>

const ofPost = {
  reference: ({ post }: FaceOf<'releases' | 'release-asks'>) => post.reference,
  title: ({ post }: FaceOf<'releases' | 'release-asks'>) => post.content.title,
  listed: 'posts',
} as const

async function placeOf(ports: Needs, post: Post) {
  return inChannel(channelsOf(await sectorsOfPost(ports, post))[0] ?? null)
}

export const keptReleases: KeptCards<Kinds, Needs> = {
  releases: {
    ...ofPost,
    see: async (ports, { postId }) => {
      const seen = await releasesOf(ports, postId)
      if (!seen || seen.releases.length === 0) return null
      return { to: await placeOf(ports, seen.post), face: { face: 'releases', ...seen } }
    },
    isWaitedFor: ({ releases }) => releases.some(({ release }) => !isSettled(release)),
    isTakenAway: async () => true,
  },
  'release-asks': {
    ...ofPost,
    see: async (ports, { postId, channel, since }) => {
      const [post, release] = await Promise.all([
        ports.posts.byId(postId),
        ports.releases.byId(releaseId(postId, channel)),
      ])
      if (!post) return null
      const seen = release && releaseSeen(post, release)
      return { to: await placeOf(ports, post), face: { face: 'release-asks', post, channel, since, seen } }
    },
    isWaitedFor: ({ seen, since }) => seen?.release.updatedAt === since,
  },
  'channel-silent': {
    isWaitedFor: neverWaitedFor,
    see: async (ports, { channel }) => ({
      to: inChannel(null),
      face: { face: 'channel-silent', ...(await seeSilence(ports, channel)) },
    }),
  },
  'channel-held': {
    isWaitedFor: neverWaitedFor,
    see: async (ports, { channel }) => ({
      to: inChannel(null),
      face: { face: 'channel-held', ...(await seeHold(ports, channel)) },
    }),
  },
}

function isSettled({ state, pending }: Release): boolean {
  return pending === null && ['published', 'declared', 'taken-back'].includes(state)
}
