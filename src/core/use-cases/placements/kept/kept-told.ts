import type { Initiative } from '../../../domain/initiatives/initiative.ts'
import type { Placement } from '../../../domain/placements/placement.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { sentBroadcastId } from '../../../domain/posts/sent-post.ts'
import { later } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { isRecent, type KeptCards, neverWaitedFor } from '../../kept-card.ts'
import { endOfPost } from '../../validations/end-of-post.ts'

/** So long the card of *Prendre en charge* waits, so that a person who decides at once makes one message of both. */
const takenToldAfterMs = 10 * 60_000

export type ToldCards = 'delay' | 'return' | 'published' | 'taken' | 'post-ended'
type Needs = Pick<Ports, 'initiatives' | 'posts' | 'validations' | 'deliveries'>
type OfInitiative = { initiative: Initiative }

export const ofInitiative = {
  reference: ({ initiative }: OfInitiative) => initiative.reference,
  title: ({ initiative }: OfInitiative) => initiative.title,
  isWaitedFor: ({ initiative }: OfInitiative) => ['received', 'taken', 'asked'].includes(initiative.state),
  listed: 'proposals',
} as const
export const toAuthor = { ...ofInitiative, reader: ({ initiative }: OfInitiative) => initiative.author.name }

/** Cards that ring for the author, besides the receipt and the decision, which are drawn again. */
export const keptTold: KeptCards<ToldCards, Needs> = {
  delay: {
    ...toAuthor,
    see: async ({ initiatives }, { initiativeId, index }) => {
      const initiative = await initiatives.byId(initiativeId)
      if (!initiative?.delays?.[index]) return null
      return { to: authorOf(initiative), face: { face: 'delay', initiative, index } }
    },
    isWaitedFor: ({ initiative, index }, now) => isRecent(initiative.delays?.[index]?.at, now),
  },
  return: {
    ...toAuthor,
    see: async ({ initiatives }, { initiativeId, index }) => {
      const initiative = await initiatives.byId(initiativeId)
      if (!initiative?.delays?.[index]?.back) return null
      return { to: authorOf(initiative), face: { face: 'return', initiative, index } }
    },
    isWaitedFor: ({ initiative, index }, now) => isRecent(initiative.delays?.[index]?.back ?? undefined, now),
  },
  published: {
    reference: toAuthor.reference,
    title: toAuthor.title,
    reader: toAuthor.reader,
    see: async (ports, { initiativeId }) => {
      const initiative = await ports.initiatives.byId(initiativeId)
      const post = initiative && (await postOf(ports, initiative))
      const sentId = post && sentBroadcastId(post)
      if (!post || sentId === null) return null
      const { delivered } = (await ports.deliveries.report(sentId)).counts
      if (delivered === 0) return null
      return { to: authorOf(initiative), face: { face: 'published', initiative, post, people: delivered } }
    },
    isWaitedFor: neverWaitedFor,
  },
  /** Once, however many colleagues take it over: the receipt shows who has it, too. */
  taken: {
    ...toAuthor,
    see: async ({ initiatives }, { initiativeId }) => {
      const initiative = await initiatives.byId(initiativeId)
      return initiative?.takenAt ? { to: authorOf(initiative), face: { face: 'taken', initiative } } : null
    },
    tellsNobody: ({ initiative }) => !tellsTaken(initiative),
    notBefore: async ({ initiatives }, { initiativeId }, { now, calm }) => {
      const { takenAt } = (await initiatives.byId(initiativeId)) ?? {}
      // Taken just before the evening, it is told in the morning.
      const until = takenAt && calm(later(takenAt, takenToldAfterMs))
      return until && until > now ? until : null
    },
    isWaitedFor: neverWaitedFor,
  },
  'post-ended': {
    ...toAuthor,
    see: async (ports, { initiativeId }) => {
      const initiative = await ports.initiatives.byId(initiativeId)
      const post = initiative && (await postOf(ports, initiative))
      const ended = post && (await endOfPost(ports, post))
      return ended ? { to: authorOf(initiative), face: { face: 'post-ended', initiative, post, ended } } : null
    },
    tellsNobody: ({ initiative, ended }) => ended.by?.id === initiative.author.id,
    isWaitedFor: ({ ended }, now) => isRecent(ended.at ?? undefined, now),
  },
}

export function authorOf({ author }: Initiative): Placement['to'] {
  return { kind: 'person', id: author.id }
}

export async function postOf({ posts }: Pick<Ports, 'posts'>, { postId }: Initiative): Promise<Post | null> {
  return postId === null ? null : posts.byId(postId)
}

/**
 * Whether a card of its own tells the author that somebody has it: once. A colleague who asked a question, decided, or
 * took it back from a delay told the author by that card; taking on one's own proposal is no news.
 */
function tellsTaken({ state, author, takenBy, takenAt, questions, delays = [] }: Initiative): boolean {
  if (state !== 'taken' || takenBy === null || takenAt === undefined || takenBy.id === author.id) return false
  return questions.length === 0 && (delays.at(-1)?.back ?? '') < takenAt
}
