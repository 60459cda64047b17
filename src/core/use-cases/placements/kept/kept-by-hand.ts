import { inChannel } from '../../../domain/placements/placement.ts'
import { releaseId } from '../../../domain/releases/release.ts'
import type { ByHand } from '../../../domain/releases/sealed-words.ts'
import { channelsOf } from '../../../domain/sectors/sector.ts'
import type { Ports } from '../../../ports.ts'
import type { KeptCards } from '../../kept-card.ts'
import { approvedByHand } from '../../releases/approved-by-hand.ts'
import { sectorsOfPost } from '../../sectors/where-cards-lie.ts'

type Needs = Pick<Ports, 'releases' | 'posts' | 'validations' | 'sectors' | 'initiatives' | 'now'>

/** Once: the hour for publishing by hand has passed, and nobody said that it was done. */
export const keptByHand: KeptCards<'by-hand', Needs> = {
  'by-hand': {
    see: async (ports, { postId, channel }) => {
      const release = await ports.releases.byId(releaseId(postId, channel))
      const post = release && (await ports.posts.byId(postId))
      if (!post || release.at === null) return null
      const [place = null] = channelsOf(await sectorsOfPost(ports, post))
      return { to: inChannel(place), face: { face: 'by-hand', ...(await approvedByHand(ports, release, post)) } }
    },
    reference: ({ release }) => release.reference,
    title: ({ post }) => post.content.title,
    isWaitedFor: isWanted,
    listed: 'posts',
    tellsNobody: face => !isWanted(face),
    notBefore: async ({ releases }, { postId, channel }, { now, calm }) => {
      const at = (await releases.byId(releaseId(postId, channel)))?.at ?? now
      const until = calm(at > now ? at : now)
      return until > now ? until : null
    },
  },
}

function isWanted({ release, lapsed }: ByHand): boolean {
  return release.state === 'planned' && !lapsed
}
