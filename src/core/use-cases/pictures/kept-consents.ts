import { picturesBlocked, videoOfPost } from '../../domain/posts/pictures/sort-pictures.ts'
import { asKept, isConsentOpen } from '../../domain/pictures/consent.ts'
import type { Ports } from '../../ports.ts'
import type { KeptCards } from '../kept-card.ts'
import { keptWithdrawals } from './kept-withdrawals.ts'

/** Ports that these cards read. */
export type ConsentReads = 'posts' | 'withdrawals'
type Kinds = 'consent-lost' | 'video-taken' | 'withdrawal' | 'withdrawal-due'

/** Cards of agreements that were lost, and of what became of the posts. */
export const keptConsents: KeptCards<Kinds, Pick<Ports, ConsentReads>> = {
  ...keptWithdrawals,
  'consent-lost': {
    see: async ({ posts }, { postId, person }) => {
      const post = await posts.byId(postId)
      const to = person === undefined ? ({ kind: 'channel' } as const) : ({ kind: 'person', id: person } as const)
      return post && { to, face: { face: 'consent-lost', post, reader: person ?? null } }
    },
    reference: ({ post }) => post.reference,
    title: ({ post }) => post.content.title,
    isWaitedFor: ({ post }) => picturesBlocked(post, asKept).length > 0,
  },
  'video-taken': {
    see: async ({ posts }, { postId, person, refused = null }) => {
      const post = await posts.byId(postId)
      return (
        post && {
          to: { kind: 'person', id: person },
          face: { face: 'video-taken', post, refused: refused?.why ?? null },
        }
      )
    },
    reference: ({ post }) => post.reference,
    title: ({ post }) => post.content.title,
    isWaitedFor: ({ post, refused }) => {
      const video = refused === null ? videoOfPost(post) : null
      return video !== null && isConsentOpen(video)
    },
  },
}
