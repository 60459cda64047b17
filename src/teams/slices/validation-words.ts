import { decideTyped } from '../../core/validations/decide-typed.ts'
import { listToApprove } from '../../core/validations/list-to-approve.ts'
import type { DecisionKind } from '../../core/validations/validation.ts'
import { drawToApprove } from '../draw/validations/draw-to-approve.ts'
import type { Turn } from '../turn/turn.ts'
import { pickOne, press, type TypedWord, type TypedWords } from '../turn/typed-table.ts'
import { recentPosts } from './post-words.ts'
import { validationAnswer, validationVerbs } from './validation-verbs.ts'

const waitingMost = 100
const recentMost = 200

export const validationWords: TypedWords = {
  approve: async turn => {
    const { validations, posts } = await listToApprove(turn.ports, turn.actor)
    return [{ kind: 'card', card: drawToApprove({ validations, posts: Object.values(posts) }, turn.look) }]
  },
  decideApprove: deciding('approve'),
  decideChanges: deciding('changes'),
  decideRefuse: deciding('refuse'),
  withdrawVisa: async (turn, reference) => decideOn(turn, await visasOf(turn), reference, 'withdraw', ''),
  nudge: async (turn, reference) =>
    pickOne(turn, await nudgeable(turn), reference, async post => [await press(turn, validationVerbs, 'validation.nudge', { postId: post.id })]),
  reassign: async (turn, reference, rest) =>
    pickOne(turn, await recentPosts(turn), reference, async post => {
      const validation = post.validationId === null ? null : await turn.ports.validations.byId(post.validationId)
      const [to = '', ...reason] = rest.split(/\s+/)
      const name = rest === '' ? 'validation.reassign' : 'validation.reassigned'
      return [await press(turn, validationVerbs, name, { postId: post.id, step: validation?.current ?? 0, to, reason: reason.join(' ') })]
    }),
}

type Candidate = { reference: string; postId: string }

/** Counts only for the version that this person was last shown; else the fresh card comes and nothing is written. */
function deciding(kind: DecisionKind): TypedWord {
  return async (turn, reference, rest) => decideOn(turn, await turn.ports.validations.waitingFor(turn.actor.id, waitingMost), reference, kind, rest)
}

function decideOn(turn: Turn, candidates: Candidate[], reference: string, kind: DecisionKind, reason: string) {
  return pickOne(turn, candidates, reference, async ({ postId }) => [
    validationAnswer(turn, await decideTyped(turn.ports, turn.actor, { postId, kind, reason })),
  ])
}

/** Posts on which this person's visa stands. */
async function visasOf(turn: Turn): Promise<Candidate[]> {
  const posts = await turn.ports.posts.recent(recentMost)
  const under = posts.filter(post => post.validationId !== null && (post.state === 'in-validation' || post.state === 'approved'))
  const validations = await Promise.all(under.map(post => turn.ports.validations.byId(post.validationId!)))
  return validations.flatMap(one => (one?.steps.some(step => step.visa?.by.id === turn.actor.id) ? [{ reference: one.reference, postId: one.postId }] : []))
}

/** Comms may nudge for any post, an author for their own. */
async function nudgeable(turn: Turn) {
  const posts = await turn.ports.posts.recent(recentMost)
  const comms = new Set((await recentPosts(turn)).map(post => post.id))
  return posts.filter(post => comms.has(post.id) || post.authors.some(author => author.id === turn.actor.id))
}
