import { isComms } from '../../core/domain/actor.ts'
import { validationFace } from '../../core/use-cases/placements/kept/validation-faces.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { cleanText } from '../../core/domain/text.ts'
import { waitedFor } from '../../core/domain/validations/chairs.ts'
import { decideValidation, type DecideResult } from '../../core/use-cases/validations/decide-validation.ts'
import { nudge } from '../../core/use-cases/validations/nudge.ts'
import { recordShown } from '../../core/use-cases/validations/mark-shown.ts'
import { lentBefore } from '../../core/domain/validations/replace-asked.ts'
import { reassign } from '../../core/use-cases/validations/reassign.ts'
import type { DecisionKind, Validation } from '../../core/domain/validations/validation.ts'
import { drawReassignDialog } from './drawn/draw-reassign-dialog.ts'
import type { Told } from './drawn/waiting-lines.ts'
import { drawValidation } from './drawn/draw-validation.ts'
import type { Answer } from '../turn/answer.ts'
import { reasonOf, type Turn } from '../turn/turn.ts'
import { notComms, notice, refusal, refusalText, type Refused } from '../turn/refusal.ts'
import { look, verb, type Verb, type Verbs } from '../turn/verbs.ts'
import { nudged } from '../turn/nudged.ts'
import { renewing } from '../turn/renewing.ts'
import { seeTracking } from './see-tracking.ts'
import { waitedNames } from '../cards/names.ts'
import { orders, reads, sends, type VerbFacts } from '../turn/verb-facts.ts'

const ids = ['postId', 'seal', 'step'] as const

export const validationVerbs = {
  'validation.approve': deciding(orders('uncounted'), 'approve', () => null),
  'validation.changes': deciding(orders('uncounted'), 'changes', (turn, fields) => reasonOf(turn, 'changes', fields)),
  'validation.refuse': deciding(orders('uncounted'), 'refuse', (turn, fields) => reasonOf(turn, 'refuse', fields)),
  'validation.withdraw': deciding(orders('withdrawVisa'), 'withdraw', () => null),
  'validation.see': look(orders('uncounted'), ids, (turn, { postId }, fields) =>
    turn.road === 'automatic' ? seeAgain(turn, postId, fields) : see(turn, { postId }),
  ),
  'validation.track': look(reads, ['postId'], seeTracking),
  'validation.nudge': verb(sends('nudge'), ['postId'], async (turn, { postId }) => {
    const result = await nudge(turn.ports, turn.actor, postId)
    if (result.kind === 'already-nudged') return refusal(turn, { kind: 'nudged-recently', at: result.at })
    if (result.kind !== 'nudged') return refusal(turn, result.kind === 'closed' ? { kind: 'nothing-to-nudge' } : result)
    return nudged(turn, waitedFor(result.validation))
  }),
  'validation.reassign': verb(orders('uncounted'), ['postId', 'step'], async (turn, { postId }) =>
    reassignDialog(turn, postId),
  ),
  'validation.reassigned': verb(orders('reassign'), ['postId', 'step'], async (turn, { postId, step }, fields) => {
    const { to, reason, whom } = fields
    const result = await reassign(turn.ports, turn.actor, { postId, step: Number(step), to, reason, whom })
    if (result.kind !== 'reassigned') return reassignRefused(turn, postId, result, fields)
    return notice(turn, 'reassigned', { name: result.validation.reassignments.at(-1)?.to.name ?? '' })
  }),
} satisfies Verbs

/** The results after which there is something to show: the version, and its state. */
const seen = ['seen', 'decided', 'already-decided', 'stale', 'show-first', 'no-consent', 'closed'] as const
type SeenResult = { kind: (typeof seen)[number] } & Seen

/** The approver then sees a card drawn from what was committed, or from what prevented it. */
export function validationAnswer(
  turn: Turn,
  result: SeenResult | (Refused & Partial<Seen>),
  told: Told | null = null,
): Answer {
  if (!isSeen(result)) {
    const over = result.kind === 'not-an-approver' && result.validation ? lentOver(turn, result.validation) : null
    return refusal(turn, over ?? result)
  }
  const { validation, post } = result
  return {
    kind: 'card',
    card: drawValidation({ validation, post, reader: turn.actor.id, now: turn.ports.now(), told }, renewing(turn)),
  }
}
function isSeen(result: Parameters<typeof validationAnswer>[1]): result is SeenResult {
  return 'validation' in result && seen.some(kind => kind === result.kind)
}

/** A person who could decide in another's place until a moment ago is told why not now. */
function lentOver({ actor, ports }: Turn, { steps, current }: Validation): Refused | null {
  const step = steps[current]
  const before = step ? lentBefore(step, actor.id, ports.now()) : null
  return before && { kind: 'lent-over', by: before.from, at: before.until }
}

/**
 * Why the click wrote nothing: it came from another version, or contradicts the decision made. A repeated click gets no
 * such notice.
 */
export function toldOf(kind: DecisionKind, result: DecideResult): Told | null {
  if (result.kind === 'stale' || result.kind === 'no-consent') return result.kind
  return result.kind === 'already-decided' && result.decision.kind !== kind ? result.decision : null
}

/** What was just done, in words that stay true: a key under `notices`, and its values. */
export function decided(
  { look: { words } }: Turn,
  { validation, post, decision: { kind } }: Extract<DecideResult, { kind: 'decided' }>,
) {
  const next = waitedNames(validation, words)
  const follows =
    kind === 'approve' && next !== '' ? ` ${words.text('validations.validation.next', { names: next })}` : ''
  const { reference, content } = post
  return { text: `decided-${kind}` as const, values: { reference, title: content.title, next: follows } }
}

function deciding(
  facts: VerbFacts,
  kind: DecisionKind,
  reason: (turn: Turn, fields: Record<string, unknown>) => string | null,
): Verb {
  return look(facts, ids, async (turn, { postId, seal, step }, fields) => {
    if (turn.road === 'automatic') return seeAgain(turn, postId, fields)
    const input = { postId, seal, step: Number(step), kind, reason: reason(turn, fields), drawn: fields['drawn'] }
    const result = await decideValidation(turn.ports, turn.actor, input, turn.settings)
    // A person who is not asked sees nothing of the validation, whatever seal they send.
    if (result.kind === 'stale' && !asks(result.validation, turn)) return refusal(turn, { kind: 'not-an-approver' })
    return validationAnswer(turn, result, toldOf(kind, result))
  })
}

type Seen = { validation: Validation; post: Post }

function asks({ steps }: Validation, { actor }: Turn): boolean {
  return steps.some(
    ({ approvers, visas }) =>
      approvers.some(({ id, standIns }) => id === actor.id || standIns.some(one => one.id === actor.id)) ||
      visas.some(({ by }) => by.id === actor.id),
  )
}

/** The refresh of a kept card: the same card, of the version for which it was placed. Only reads. */
async function seeAgain(turn: Turn, postId: string, fields: Record<string, unknown>): Promise<Answer> {
  const { ports, actor } = turn
  const of = typeof fields['validationId'] === 'string' ? fields['validationId'] : null
  const id = of ?? (await ports.posts.byId(postId))?.validationId ?? null
  const shown = id === null ? null : await validationFace(ports, id, actor.id)
  if (!shown || !hasCard(shown.face.validation, turn)) return refusal(turn, { kind: 'not-an-approver' })
  return { kind: 'card', card: drawValidation({ ...shown.face, now: ports.now() }, renewing(turn)) }
}

/** The people who are asked, and those who were before another person was asked instead. */
function hasCard(validation: Validation, turn: Turn): boolean {
  return asks(validation, turn) || validation.reassignments.some(({ from }) => from.id === turn.actor.id)
}

/** The card of the present version. */
export async function see(turn: Turn, { postId }: { postId: string }): Promise<Answer> {
  const post = await turn.ports.posts.byId(postId)
  const validation = post?.validationId ? await turn.ports.validations.byId(post.validationId) : null
  if (!post || !validation || !asks(validation, turn)) return refusal(turn, { kind: 'not-an-approver' })
  // What the reader types from now on concerns this version.
  await recordShown(turn.ports, validation.id, turn.actor.id, validation.seal)
  return validationAnswer(turn, { kind: 'seen', validation, post })
}

type Refilled = Pick<Parameters<typeof drawReassignDialog>[0], 'errors' | 'refusal' | 'to' | 'reason' | 'whom'>

async function reassignDialog(turn: Turn, postId: string, refilled?: Refilled): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  const post = await turn.ports.posts.byId(postId)
  const validation = post?.validationId ? await turn.ports.validations.byId(post.validationId) : null
  if (!post || validation?.state !== 'waiting') return refusal(turn, { kind: 'closed' })
  const card = drawReassignDialog({ post, validation, ...refilled }, turn.look)
  return turn.road === 'execute' || turn.road === 'submit' || turn.road === 'typed'
    ? { kind: 'card', card }
    : { kind: 'dialog', title: post.content.title || post.reference, card }
}

/** The field beside which a refusal is shown. */
const reassignFields: Record<string, 'whom' | 'to' | 'reason' | undefined> = {
  'whom-missing': 'whom',
  'unknown-person': 'to',
  'is-author': 'to',
  'already-approver': 'to',
  'is-barred': 'to',
  'reason-missing': 'reason',
  'too-long': 'reason',
}

function reassignRefused(
  turn: Turn,
  postId: string,
  refused: Refused,
  fields: Record<string, unknown>,
): Promise<Answer> | Answer {
  // A typed word names no person: the filled-in form asks for one.
  const asks = turn.road === 'dialog' || refused.kind === 'whom-missing'
  if (!asks || refused.kind === 'not-comms') return refusal(turn, refused)
  const text = refusalText(turn, refused)
  const field = reassignFields[refused.kind]
  return reassignDialog(turn, postId, {
    ...(field === undefined ? { refusal: text } : { errors: { [field]: { text } } }),
    to: cleanText(fields['to']),
    reason: cleanText(fields['reason']),
    whom: cleanText(fields['whom']),
  })
}
