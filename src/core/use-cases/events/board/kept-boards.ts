import type { FaceOf } from '../../../domain/faces/face.ts'
import { isOrganiser } from '../../../domain/events/organisers.ts'
import { type KeptCards, neverWaitedFor } from '../../kept-card.ts'
import { type BoardReads, seeBoard } from './see-board.ts'

/** A person who is no longer organiser keeps no list of people. */
const goesAway = (): Promise<boolean> => Promise.resolve(true)

export const keptBoards: KeptCards<'participants' | 'organiser', BoardReads> = {
  participants: {
    see: async (ports, { postId, person }) => {
      const board = await seeBoard(ports, person, postId)
      return board && { to: { kind: 'person', id: person }, face: { face: 'participants', ...board } }
    },
    reference: ({ event }: FaceOf<'participants'>) => event.post.reference,
    title: ({ event }) => event.title,
    isWaitedFor: neverWaitedFor,
    isTakenAway: goesAway,
  },
  organiser: {
    see: async (ports, { postId, person }) => {
      const post = await ports.posts.byId(postId)
      if (!post || !isOrganiser(post, person)) return null
      return { to: { kind: 'person', id: person }, face: { face: 'organiser', post, reader: person } }
    },
    reference: ({ post }) => post.reference,
    title: ({ post }) => post.content.title,
    isWaitedFor: neverWaitedFor,
    isTakenAway: goesAway,
  },
}
