import { type Actor, isOutside, named } from '../../../domain/actor.ts'
import type { Busy } from '../../attempt.ts'
import { localDay } from '../../../domain/working-time/local-time.ts'
import type { Ports } from '../../../ports.ts'
import { type RenderNeeds, renderSealed } from '../../broadcasts/sealed/render-sealed.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { type Fault, lintPost } from '../../../domain/posts/draft/lint-post.ts'
import { typesetPost } from '../../../domain/posts/text/typeset-post.ts'
import type { Settings } from '../../../domain/settings.ts'
import { cleanText } from '../../../domain/text.ts'
import { followersOf } from '../../../domain/validations/concerned.ts'
import { validationRoad } from '../../validations/change-validation.ts'
import { barOf, mayDecide } from '../../../domain/validations/decide.ts'
import type { Validation } from '../../../domain/validations/validation.ts'
import { proposalCards } from '../../cards/proposal-cards.ts'
import { type Proposal, type ProposedWords, sameWords, wordsOf } from '../../../domain/validations/proposal.ts'

const proposalsMax = 20

/** `seal`, `step`: of the card that was pressed. `fields`: untrusted; missing words stay as they are. */
export type ProposeInput = { postId: string; seal: string; step: number; fields: Readonly<Record<string, unknown>> }
type Seen = { validation: Validation; post: Post }
type MayNot =
  | ({ kind: 'not-an-approver' | 'stale' | 'closed' | 'urgent-as-it-is' } & Seen)
  | ({ kind: 'barred'; until: string } & Seen)
type Refusal =
  | MayNot
  | ({ kind: 'nothing-changed' | 'too-many-proposals' } & Seen)
  | ({ kind: 'faults'; faults: Fault[] } & Seen)
  | ({ kind: 'proposed' | 'already-proposed'; proposal: Proposal } & Seen)
export type ProposeResult = Refusal | { kind: 'not-found' | 'not-an-agent' } | Busy
type Needs = Pick<Ports, 'history' | 'posts' | 'validations' | 'commit' | 'now' | 'newId'> & RenderNeeds

/** *Proposer une correction*: an approver offers other words to the authors; nothing else of the post can change. */
export async function proposeCorrection(
  ports: Needs,
  actor: Actor,
  input: ProposeInput,
  settings: Pick<Settings, 'timeZone'>,
): Promise<ProposeResult> {
  if (isOutside(actor)) return { kind: 'not-an-agent' }
  const id = ports.newId()
  const order = { postId: input.postId, what: 'proposal.send', sealed: true }
  const result = await validationRoad.change<Refusal>(ports, actor, order, async (validation, post) => {
    const seen = { validation, post }
    const refused = mayNotPropose(ports, actor, seen, input)
    if (refused) return refused
    const before = wordsOf(post.content)
    const after = readWords(before, input.fields)
    const unfit = await unfitWords(ports, seen, after, settings)
    if (unfit) return unfit
    const same = validation.proposals.find(
      one => one.id === id || (one.state === 'offered' && one.by.id === actor.id && sameWords(one.after, after)),
    )
    // Delivered again, the very click that proposed it gets the same answer.
    if (same) return { kind: same.id === id ? 'proposed' : 'already-proposed', proposal: same, ...seen }
    if (validation.proposals.length >= proposalsMax) return { kind: 'too-many-proposals', ...seen }
    const to = followersOf(post, validation.submittedBy).filter(id => id !== actor.id)
    const proposal: Proposal = {
      id,
      by: named(actor),
      at: ports.now(),
      step: input.step,
      before,
      after,
      state: 'offered',
      decided: null,
      to,
    }
    return {
      row: { ...validation, proposals: [...validation.proposals, proposal] },
      verb: 'validation.correction-proposed',
      details: {
        proposal: proposal.id,
        step: input.step,
        before: JSON.stringify(before),
        after: JSON.stringify(after),
      },
      also: proposalCards(validation.id, proposal),
    }
  })
  if (result.kind !== 'changed') return result
  return { ...result, kind: 'proposed', proposal: result.validation.proposals.at(-1)! }
}

/** Approvers may propose as long as the post waits at their step. An emergency has no time for another round. */
export function mayNotPropose(
  { now }: Pick<Ports, 'now'>,
  actor: Actor,
  seen: Seen,
  { seal, step }: Pick<ProposeInput, 'seal' | 'step'>,
): MayNot | null {
  const { validation } = seen
  if (!mayDecide(validation, validation.current, actor.id, now())) return { kind: 'not-an-approver', ...seen }
  const bar = barOf(validation, actor.id, now())
  if (bar) return { kind: 'barred', until: bar.until, ...seen }
  if (validation.seal !== seal || validation.current !== step) return { kind: 'stale', ...seen }
  if (validation.urgent) return { kind: 'urgent-as-it-is', ...seen }
  const { editionId } = seen.post
  return validation.state === 'waiting' && editionId === undefined ? null : { kind: 'closed', ...seen }
}

function readWords(before: ProposedWords, fields: ProposeInput['fields']): ProposedWords {
  const text = (name: keyof ProposedWords) =>
    typeof fields[name] === 'string' ? cleanText(fields[name]) : before[name]
  return { title: text('title'), summary: text('summary').replace(/\s+/g, ' '), body: text('body') }
}

/** What would keep these words from being submitted; the rest of the post is its authors' matter. */
async function unfitWords(
  ports: Needs,
  seen: Seen,
  after: ProposedWords,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<Refusal | null> {
  const { post } = seen
  const content = { ...post.content, ...after }
  const now = ports.now()
  const faultsOf = (card?: string) =>
    lintPost(content, { now, today: localDay(now, timeZone) }, card).filter(({ field }) => field in after)
  // A text that is too long is neither typeset nor rendered.
  const found = faultsOf()
  if (found.length > 0) return { kind: 'faults', faults: found, ...seen }
  if (sameWords(wordsOf(typesetPost(content)), wordsOf(typesetPost(post.content))))
    return { kind: 'nothing-changed', ...seen }
  const faults = faultsOf((await renderSealed(ports, { id: post.id, content })).card)
  return faults.length > 0 ? { kind: 'faults', faults, ...seen } : null
}
