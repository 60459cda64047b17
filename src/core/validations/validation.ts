import type { Named, PersonId } from '../actor.ts'
import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'

/** Why this person is asked. */
export type ApproverAs = 'head' | 'deputy' | 'heads-head' | 'comms' | 'fallback' | 'reassigned'
export type Approver = Named & { as: ApproverAs }

/** One visa of any of the approvers passes the step. */
export type Step = { name: 'department' | 'communication'; approvers: Approver[]; visa: Decision | null }

export type DecisionKind = 'approve' | 'changes' | 'refuse' | 'withdraw'

/** What an approver said of one seal at one step. `refuse` and `changes` carry a reason. */
export type Decision = { kind: DecisionKind; by: Named; at: Instant; step: number; seal: string; reason: string | null }

/** waiting → approved | changes-requested | refused; a withdrawn visa re-opens its step; an edit of the post voids it. */
export type ValidationState = 'waiting' | 'approved' | 'changes-requested' | 'refused' | 'void'

/** One sealed version of a post going through its circuit. */
export type Validation = {
  id: string
  version: number
  postId: string
  reference: Reference
  title: string
  postVersion: number
  seal: string
  state: ValidationState
  steps: Step[]
  /** Index of the step that waits; equal to steps.length once approved. */
  current: number
  decisions: Decision[]
  submittedBy: Named
  submittedAt: Instant
  /** Authors of this version: they cannot decide. */
  authors: PersonId[]
  deadline: Instant | null
  /** The seal that each approver was last shown: a typed decision counts only for that one. */
  shown: Record<PersonId, string>
  /** *Relancer*: nudge n (from 1) put copies of the card at `validation:<id>:<person>:<n>`. */
  nudges: { step: number; people: PersonId[]; by: Named; at: Instant }[]
  reassignments: { step: number; from: Named; to: Named; by: Named; at: Instant; reason: string }[]
}
