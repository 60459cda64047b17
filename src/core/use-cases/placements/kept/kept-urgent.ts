import type { Ports } from '../../../ports.ts'
import { isTakenBack, readTarget, truestBroadcast } from '../../broadcasts/standing-broadcast.ts'
import { type KeptCards, neverWaitedFor } from '../../kept-card.ts'

type Needs = Parameters<typeof readTarget>[0] & Pick<Ports, 'validations' | 'posts'>

export const keptUrgent: KeptCards<'unanswered' | 'told', Needs> = {
  /** In the channel, and to the person who asked. */
  unanswered: {
    see: async ({ validations, posts }, { validationId, person }) => {
      const validation = await validations.byId(validationId)
      const post = validation && (await posts.byId(validation.postId))
      if (!post) return null
      const to = person === undefined ? ({ kind: 'channel' } as const) : ({ kind: 'person', id: person } as const)
      return { to, face: { face: 'unanswered', validation, post } }
    },
    reference: ({ post }) => post.reference,
    title: ({ validation }) => validation.title,
    isWaitedFor: ({ validation }) => validation.state === 'waiting',
  },
  /** With the words that are true now; empty once they were taken back from everybody. */
  told: {
    see: async (ports, { broadcastId, person }) => {
      const read = await readTarget(ports, broadcastId)
      const post = read && (await ports.posts.byId(read.target.postId))
      if (!post || !read.target.urgent) return null
      const { title, rendered } = truestBroadcast(read.target, read.changing)
      const broadcast = { ...read.target, title, rendered }
      const takenBack = post.state === 'taken-back' || isTakenBack(read.changing)
      return { to: { kind: 'person', id: person }, face: { face: 'told', broadcast, post, takenBack } }
    },
    reference: ({ broadcast }) => broadcast.reference,
    title: ({ broadcast }) => broadcast.title,
    isWaitedFor: neverWaitedFor,
  },
}
