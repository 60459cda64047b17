import { isComms } from '../../core/actor.ts'
import type { Post } from '../../core/posts/post.ts'
import { decideTyped } from '../../core/validations/decisions/decide-typed.ts'
import { isPlaced } from '../../core/validations/asked/mark-shown.ts'
import type { DecisionKind, Validation } from '../../core/validations/validation.ts'
import type { Answer } from '../turn/answer.ts'
import { findByReference } from '../turn/find.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { ableFirst, pickOne, press, type TypedWord, type TypedWords } from '../turn/typed-table.ts'
import { initiativeVerbs } from './initiatives/initiative-verbs.ts'
import { recentPosts } from './posts/post-words.ts'
import { decided, toldOf, validationAnswer, validationVerbs } from './validation-verbs.ts'
import { toApprove } from './validations/waiting-verbs.ts'

const waitingMost = 100
const recentMost = 200

export const validationWords: TypedWords = {
  approve: async turn => {
    return [await toApprove(turn)]
  },
  decideApprove: deciding('approve'),
  decideChanges: deciding('changes'),
  decideRefuse: deciding('refuse'),
  withdrawVisa: async (turn, reference) => decideOn(turn, await visasOf(turn), reference, 'withdraw', ''),
  // Of a post that waits for a visa, or a proposal that waits for its author's answer.
  nudge: async (turn, reference) => {
    const waiting = isComms(turn.actor) ? await turn.ports.initiatives.waiting(waitingMost) : []
    const asked = waiting.filter(({ state }) => state === 'asked').map(({ id, reference }) => ({
      reference,
      run: () => press(turn, initiativeVerbs, 'initiative.nudge', { initiativeId: id }),
    }))
    const posts = ableFirst(await nudgeable(turn), reference, ({ state }) => state === 'in-validation').map(
      ({ id, reference }) => ({
        reference,
        run: () => press(turn, validationVerbs, 'validation.nudge', { postId: id }),
      }),
    )
    return pickOne(turn, [...asked, ...posts], reference, async ({ run }) => [await run()])
  },
  reassign: async (turn, reference, rest) =>
    pickOne(turn, await recentPosts(turn), reference, async post => {
      const validation = post.validationId === null ? null : await turn.ports.validations.byId(post.validationId)
      const [to = '', ...reason] = rest.split(/\s+/)
      const name = rest === '' ? 'validation.reassign' : 'validation.reassigned'
      return [
        await press(turn, validationVerbs, name, {
          postId: post.id,
          step: validation?.current ?? 0,
          to,
          reason: reason.join(' '),
        }),
      ]
    }),
}

type Candidate = { reference: string; postId: string }

/** Counts only for the version that this person was last shown; else the fresh card comes and nothing is written. */
function deciding(kind: DecisionKind): TypedWord {
  return async (turn, reference, rest) => {
    const waiting = await turn.ports.validations.waitingFor(turn.actor.id, waitingMost)
    // What somebody else decided meanwhile is told, rather than « not found ».
    const candidates = findByReference(waiting, reference).kind === 'none' ? await askedOf(turn) : waiting
    return decideOn(turn, candidates, reference, kind, rest)
  }
}

export function decideOn(
  turn: Turn,
  candidates: Candidate[],
  reference: string,
  kind: DecisionKind,
  reason: string,
): Promise<Answer[]> {
  return pickOne(turn, candidates, reference, async ({ postId }) => {
    const result = await decideTyped(turn.ports, turn.actor, { postId, kind, reason }, turn.settings)
    if (result.kind === 'decided' && (await isPlaced(turn.ports, result.validation, turn.actor.id))) {
      // Their placed card tells where it stands, now and later: the answer says what was just done, which stays true.
      const { text, values } = decided(turn, result)
      return [notice(turn, text, values)]
    }
    const tells = result.kind === 'already-decided' || result.kind === 'no-consent'
    const card = validationAnswer(turn, result, tells ? toldOf(kind, result) : null)
    return result.kind === 'show-first' || result.kind === 'stale'
      ? [refusal(turn, { kind: result.kind }), card]
      : [card]
  })
}

/** Of the posts under way, those whose circuit asks this person, now or before. */
async function askedOf(turn: Turn): Promise<Validation[]> {
  const posts = await turn.ports.posts.recent(recentMost)
  const ids = posts.flatMap(post => (post.validationId === null ? [] : [post.validationId]))
  const validations = await Promise.all(ids.map(id => turn.ports.validations.byId(id)))
  return validations
    .filter(one => one !== null)
    .filter(one => one.steps.some(step => step.approvers.some(({ id }) => id === turn.actor.id)))
}

/** Those on which this person's visa stands. */
export async function visasOf(turn: Turn): Promise<Candidate[]> {
  const own = (await askedOf(turn)).filter(one => one.state === 'waiting' || one.state === 'approved')
  return own.filter(one => one.steps.some(({ visas }) => visas.some(({ by }) => by.id === turn.actor.id)))
}

/** Comms may nudge for any post, an author for their own. */
async function nudgeable(turn: Turn): Promise<Post[]> {
  if (isComms(turn.actor)) return recentPosts(turn)
  return (await turn.ports.posts.recent(recentMost)).filter(post =>
    post.authors.some(author => author.id === turn.actor.id),
  )
}
