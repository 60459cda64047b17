import { isComms } from '../../core/domain/actor.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { isConcerned } from '../../core/domain/validations/concerned.ts'
import type { Validation } from '../../core/domain/validations/validation.ts'
import { drawComments } from './drawn/draw-comments.ts'
import type { Answer } from '../turn/answer.ts'
import { postsMost } from '../turn/find.ts'
import { among, on } from '../turn/equivalent.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { commentVerbs } from './comment-verbs.ts'
import { equivalentOf, notOfficers } from '../turn/word-facts.ts'

export type Commented = { reference: string; post: Post; validation: Validation }

export const commentWords = {
  // « commenter 42 » shows what was said, « commenter 42 D’où vient ce chiffre ? » says it.
  comment: equivalentOf(notOfficers, ['comment.list'], (turn, reference, rest) =>
    turn.incoming.personal ? commentOn(turn, reference, rest) : refusal(turn, { kind: 'comment-in-private' }),
  ),
} satisfies TypedWords

const commentOn = on(among({ all: concerning }), (turn, one, rest) =>
  rest === ''
    ? { kind: 'card', card: drawComments({ ...one, where: 'alone' }, turn.look) }
    : say(turn, one, { comment: rest }),
)

/** Of the posts under way, those that this person wrote or is asked about. */
export async function concerning(turn: Turn): Promise<Commented[]> {
  const posts = (await turn.ports.posts.recent(postsMost)).filter(
    ({ validationId, state }) => validationId !== null && state !== 'cancelled',
  )
  const validations = await Promise.all(posts.map(({ validationId }) => turn.ports.validations.byId(validationId!)))
  const now = turn.ports.now()
  return posts.flatMap((post, index) => {
    const validation = validations[index]
    return validation && (isComms(turn.actor) || isConcerned(validation, post, turn.actor, now))
      ? [{ reference: post.reference, post, validation }]
      : []
  })
}

/** Those where something was said to this person and nothing answered: « répondre 42 … ». */
export async function answerable(turn: Turn): Promise<{ reference: string; answer(text: string): Promise<Answer> }[]> {
  if (!turn.incoming.personal) return []
  return (await concerning(turn)).flatMap(one => {
    const last = one.validation.comments.findLast(
      ({ to, version }) => version === one.validation.postVersion && to.includes(turn.actor.id),
    )
    return last
      ? [
          {
            reference: one.reference,
            answer: (text: string) => say(turn, one, { comment: text, commentAnswers: last.id }),
          },
        ]
      : []
  })
}

/** The person's cards show the comment: the answer tells only that it was made. */
async function say(turn: Turn, { post, validation }: Commented, fields: object): Promise<Answer> {
  const answer = await press(turn, commentVerbs, 'comment.list', { postId: post.id, seal: validation.seal, ...fields })
  const refused = answer.kind === 'card' && answer.beside === true
  return refused ? answer : notice(turn, 'commented', { title: validation.title, reference: post.reference })
}
