import type { IdeaYear, RecurringIdea } from '../../domain/agenda/recurring-idea.ts'
import { inChannel } from '../../domain/placements/placement.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { Ports } from '../../ports.ts'
import { type KeptCards, neverWaitedFor } from '../kept-card.ts'

type Reads = Pick<Ports, 'recurringIdeas' | 'posts'>

/** The state of an idea in one year; null: no draft was opened. */
export async function ideaInYear(
  { recurringIdeas, posts }: Reads,
  ideaId: string,
  year: number,
): Promise<{ idea: RecurringIdea; of: IdeaYear; post: Post } | null> {
  const idea = await recurringIdeas.byId(ideaId)
  const of = idea?.years.find(({ day }) => Number(day.slice(0, 4)) === year)
  const post = of ? await posts.byId(of.postId) : null
  return idea && of && post ? { idea, of, post } : null
}

/** A draft was opened: told in the common channel, for anybody who has the time. */
export const keptIdeas: KeptCards<'idea', Reads & Pick<Ports, 'now'>> = {
  idea: {
    see: async (ports, { ideaId, year }) => {
      const found = await ideaInYear(ports, ideaId, year)
      if (!found) return null
      return { to: inChannel(null), face: { face: 'idea', ...found } }
    },
    reference: ({ post }) => post.reference,
    title: ({ idea }) => idea.title ?? '',
    isWaitedFor: neverWaitedFor,
  },
}
