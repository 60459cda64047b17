import { readsOnly } from '../../core/domain/actor.ts'
import { mayNameOrganisers, mayOrganise } from '../../core/domain/events/organisers.ts'
import { type BoardSeen, comingPart } from '../../core/domain/events/event-board.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { matchesReference, parseReference } from '../../core/domain/reference.ts'
import { fold } from '../../core/domain/text.ts'
import { readBoard } from '../../core/use-cases/events/board/read-board.ts'
import { seeBoard } from '../../core/use-cases/events/board/see-board.ts'
import { personAmong } from '../../core/use-cases/people/read-people.ts'
import { among, as, asId, askedFirst, equivalent, type Finding, on } from '../turn/equivalent.ts'
import { postsMost } from '../turn/find.ts'
import type { Turn } from '../turn/turn.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { boardVerbs } from './board-verbs.ts'
import { partName } from './drawn/draw-participants.ts'
import { eventsAmong, type Sent, sentLately } from './sent-events.ts'
import { equivalentOf, forAll, notOfficers } from '../turn/word-facts.ts'

type Able = (post: Post, actor: Turn['actor']) => boolean
const event = (able: Able): Finding<Post> =>
  as(among({ all: named, able: ({ post }, { actor }) => able(post, actor) }), ({ post }) => post)

export const boardWords = {
  // « participants 42 »; « participants 42 2 » turns to the second page, « participants 42 Atelier » unfolds a session.
  participants: equivalentOf(
    forAll,
    ['event.board', 'event.list'],
    on(event(mayReadBoard), async (turn, post, rest) => {
      const part = rest === '' ? null : await partMeant(turn, post, rest)
      if (readsOnly(turn.actor)) return press(turn, boardVerbs, 'event.list', { postId: post.id, ...part })
      const turned = part && (await press(turn, boardVerbs, 'event.list', { postId: post.id, ...part }))
      return turned && turned.kind !== 'card' ? turned : press(turn, boardVerbs, 'event.board', { postId: post.id })
    }),
  ),
  exportParticipants: equivalent(notOfficers, boardVerbs, 'event.export', asId('postId', event(mayOrganise))),
  // « organisateur 42 prenom.nom@ville.fr »; without an address, who they are.
  organiser: equivalent(
    notOfficers,
    boardVerbs,
    askedFirst('event.organisers', 'event.organiser', 'to'),
    asId('postId', event(mayNameOrganisers)),
  ),
  // « retirer l’organisateur 42 prenom.nom@ville.fr », or by name.
  dismiss: equivalentOf(
    notOfficers,
    ['event.dismiss', 'event.organisers'],
    on(event(mayNameOrganisers), async (turn, { id, organisers = [] }, rest) => {
      const meant = await personAmong(turn.ports, organisers, rest)
      return meant
        ? press(turn, boardVerbs, 'event.dismiss', { postId: id, personId: meant.id })
        : press(turn, boardVerbs, 'event.organisers', { postId: id })
    }),
  ),
} satisfies TypedWords

/** Events among what was written or sent lately, by the post's reference or that of a broadcast of it. */
async function named(turn: Turn, text: string): Promise<(Sent & { post: Post })[]> {
  const { ports } = turn
  const typed = parseReference(text)
  if (!typed) return []
  const sent = await sentLately(turn, text)
  const written = (await ports.posts.recent(postsMost)).flatMap(({ id, reference }) =>
    matchesReference(typed, reference) ? [{ postId: id, reference }] : [],
  )
  const byPost = new Map([...sent, ...written].map(one => [one.postId, one]))
  return eventsAmong(turn, [...byPost.values()])
}

function mayReadBoard(post: Post, actor: Turn['actor']): boolean {
  return readsOnly(actor) || mayOrganise(post, actor)
}

async function boardOf({ ports, actor }: Turn, post: Post): Promise<BoardSeen | null> {
  if (!readsOnly(actor)) return mayOrganise(post, actor) ? seeBoard(ports, actor.id, post.id) : null
  const read = await readBoard(ports, actor, { postId: post.id, part: null, page: 0 })
  return read.kind === 'board-read' ? read.board : null
}

/** By its page, or by the name of the part; null: nothing there is called so. */
async function partMeant(turn: Turn, post: Post, rest: string): Promise<{ open: string; index: number } | null> {
  const board = await boardOf(turn, post)
  if (!board) return null
  if (/^\d{1,3}$/.test(rest)) return { open: board.open?.id ?? comingPart, index: Math.max(0, Number(rest) - 1) }
  const asked = fold(rest)
  const found = board.parts.find(({ id }) => fold(partName(id, board.event, turn.look.words)).includes(asked))
  return found ? { open: found.id, index: 0 } : null
}
