import { isComms } from '../../core/domain/actor.ts'
import { decideTyped } from '../../core/use-cases/validations/decide-typed.ts'
import { isPlaced } from '../../core/use-cases/validations/mark-shown.ts'
import type { DecisionKind, Validation } from '../../core/domain/validations/validation.ts'
import type { Answer } from '../turn/answer.ts'
import { findByReference, postsMost, recentPosts } from '../turn/find.ts'
import { among, on } from '../turn/equivalent.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { ableFirst, pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { decided, toldOf, validationAnswer, validationVerbs } from './validation-verbs.ts'
import { toApprove } from './waiting-verbs.ts'
import { commsOnly, equivalentOf, notOfficers, stays, type TypedWord } from '../turn/word-facts.ts'

const waitingMost = 100

export const validationWords = {
  approve: stays(notOfficers, turn => toApprove(turn)),
  decideApprove: deciding('approve'),
  decideChanges: deciding('changes'),
  decideRefuse: deciding('refuse'),
  withdrawVisa: equivalentOf(notOfficers, ['validation.withdraw'], async (turn, reference) =>
    decideOn(turn, await visasOf(turn), reference, 'withdraw', ''),
  ),
  reassign: equivalentOf(
    commsOnly,
    ['validation.reassign', 'validation.reassigned'],
    on(among({ all: recentPosts }), async (turn, post, rest) => {
      const validation = post.validationId === null ? null : await turn.ports.validations.byId(post.validationId)
      const [to = '', ...reason] = rest.split(/\s+/)
      const data = { postId: post.id, step: validation?.current ?? 0, to, reason: reason.join(' ') }
      const name = rest === '' ? 'validation.reassign' : 'validation.reassigned'
      return press(turn, validationVerbs, name, data)
    }),
  ),
} satisfies TypedWords

type Candidate = { reference: string; postId: string }

/** Counts only for the version that this person was last shown; else the fresh card comes and nothing is written. */
function deciding(kind: Exclude<DecisionKind, 'withdraw'>): TypedWord {
  return equivalentOf(notOfficers, [`validation.${kind}`], async (turn, reference, rest) => {
    const waiting = await turn.ports.validations.waitingFor(turn.actor.id, waitingMost)
    // What somebody else decided meanwhile is told, rather than « not found ».
    const candidates = findByReference(waiting, reference).kind === 'none' ? await askedOf(turn) : waiting
    return decideOn(turn, candidates, reference, kind, rest)
  })
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
      // The person's placed card shows the present state, now and later: the answer says what was just done, which
      // stays true.
      const { text, values } = decided(turn, result)
      return notice(turn, text, values)
    }
    const tells = result.kind === 'already-decided' || result.kind === 'no-consent'
    const card = validationAnswer(turn, result, tells ? toldOf(kind, result) : null)
    return result.kind === 'show-first' || result.kind === 'stale' ? [refusal(turn, { kind: result.kind }), card] : card
  })
}

/** Of the posts under way, those whose circuit asks this person, now or before. */
async function askedOf(turn: Turn): Promise<Validation[]> {
  const posts = await turn.ports.posts.recent(postsMost)
  const ids = posts.flatMap(post => (post.validationId === null ? [] : [post.validationId]))
  const validations = await Promise.all(ids.map(id => turn.ports.validations.byId(id)))
  return validations
    .filter(one => one !== null)
    .filter(one => one.steps.some(step => step.approvers.some(({ id }) => id === turn.actor.id)))
}

/** The validations with this person's visa. */
export async function visasOf(turn: Turn): Promise<Candidate[]> {
  const own = (await askedOf(turn)).filter(one => one.state === 'waiting' || one.state === 'approved')
  return own.filter(one => one.steps.some(({ visas }) => visas.some(({ by }) => by.id === turn.actor.id)))
}

/** The posts whose next visa this person may ask for again: comms any, an author their own; those that wait first. */
export async function nudgeable(
  turn: Turn,
  reference: string,
): Promise<{ reference: string; run: () => Promise<Answer> }[]> {
  const recent = await turn.ports.posts.recent(postsMost)
  const own = recent.filter(({ authors }) => isComms(turn.actor) || authors.some(({ id }) => id === turn.actor.id))
  return ableFirst(own, reference, ({ state }) => state === 'in-validation').map(({ id, reference }) => ({
    reference,
    run: () => press(turn, validationVerbs, 'validation.nudge', { postId: id }),
  }))
}
