import type { Named, PersonId } from '../actor.ts'
import type { Dropped } from '../broadcasts/broadcast.ts'
import type { Facet } from '../seal-facets.ts'
import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'
import type { Comment } from './comment.ts'
import type { Proposal } from './proposal.ts'

/** Why this person is asked. */
export type ApproverAs =
  'head' | 'deputy' | 'heads-head' | 'referent' | 'comms' | 'person' | 'group' | 'fallback' | 'on-call' | 'reassigned'

/**
 * May decide in an approver's place, from one instant until another (null: until it is decided). Never in another
 * stand-in's. `visa-elsewhere`: the approver gave a visa in another step, and nobody else was left.
 */
export type StandIn = Named & {
  because: 'delegation' | 'escalation' | 'visa-elsewhere'
  from: Instant
  until: Instant | null
  delegationId: string | null
  /** Who lent the place, where it was not the approver. */
  by?: PersonId
}

export type Approver = Named & { as: ApproverAs; standIns: StandIn[] }

/**
 * Of these approvers so many visas are needed. `department`: whose, where a step asks each department that the post
 * touches; `sector`: the same of a sector.
 */
export type Panel = { department: string | null; sector?: string; people: PersonId[]; needs: number }

export type Step = {
  /** A key under `steps` in the locales, else as an administrator named it. */
  name: string
  /** What a visa of it vouches for. */
  facets: Facet[]
  /** All who are asked, each once. */
  approvers: Approver[]
  /** In parallel; every one of them must be complete. */
  panels: Panel[]
  /** One a person at most, oldest first. One kept from an earlier version bears the seal of that one. */
  visas: Decision[]
  /** Asked when nobody else is left; null or absent: the configured fallback group. */
  fallback?: { id: string; name: string } | null
  /** Working days that it has. */
  days: number
  /** Until when it is waited for; null: not known before it waits. */
  due: Instant | null
  /** Since when it waits, or waited last; null: nobody was asked yet. */
  openedAt: Instant | null
}

export type DecisionKind = 'approve' | 'changes' | 'refuse' | 'withdraw'

/**
 * What somebody said of one seal at one step. `chairs`: the approvers whose place it takes, the person's own included;
 * of a panel one at most. `refuse` and `changes` carry a reason.
 */
export type Decision = {
  kind: DecisionKind
  by: Named
  chairs: PersonId[]
  at: Instant
  step: number
  seal: string
  reason: string | null
}

/**
 * waiting → approved | changes-requested | refused; a withdrawn visa re-opens its step; an edit of the post voids it.
 */
export type ValidationState = 'waiting' | 'approved' | 'changes-requested' | 'refused' | 'void'

/**
 * A step was not decided in time: who may decide from then on, in whose place; in whose place nobody could be asked.
 * `because`: whoever is asked gave a visa in another step, and nobody else is left.
 */
export type Escalation = {
  because?: 'visa-elsewhere'
  step: number
  due: Instant
  at: Instant
  found: { place: Named; to: Named }[]
  nobody: Named[]
}

/** One sealed version of a post going through its circuit. */
export type Validation = {
  id: string
  version: number
  postId: string
  reference: Reference
  title: string
  postVersion: number
  seal: string
  /** The wording of the circuit that it goes through. */
  circuit: { id: string; name: string; number: number }
  state: ValidationState
  steps: Step[]
  /** Index of the step that waits; equal to steps.length once approved. */
  current: number
  decisions: Decision[]
  submittedBy: Named
  submittedAt: Instant
  /** Authors of this version: they cannot decide. */
  authors: PersonId[]
  /** Who follows it, besides those asked; absent of those submitted before: its authors. */
  followers?: PersonId[]
  /** Who changed the circuit: they cannot decide before that instant. */
  barred: { person: PersonId; until: Instant }[]
  /** The slot, by which all must have said yes; null: it is free. */
  deadline: Instant | null
  /** Asked of who is on call, then sent at once. */
  urgent: boolean
  /** Of what is urgent: the card was placed once more with these people, `validation:<id>:<person>:ring<n>`. */
  rings?: { people: PersonId[]; at: Instant }[]
  /** Since when comms knows that nobody on call answered. */
  unansweredAt?: Instant
  /** The seal that each approver was last shown: a typed decision counts only for that one. */
  shown: Record<PersonId, string>
  /** The seal of the version that each had last seen before this one. */
  seenBefore: Record<PersonId, string>
  /**
   * *Relancer* (`by` null: Mary herself): these people got one card of all that waits for them,
   * `waiting:<person>:<ms of at>`.
   */
  nudges: { step: number; people: PersonId[]; by: Named | null; at: Instant }[]
  /** `lenders`: of whoever was asked before, those who had lent that place for them. */
  reassignments: {
    step: number
    from: Named
    to: Named
    by: Named
    at: Instant
    reason: string
    lenders?: PersonId[]
  }[]
  escalations: Escalation[]
  /** The slot passed while it waited: when that was told, and the next one that was offered. */
  missed: { at: Instant; next: Instant } | null
  /** The last ones about earlier versions first. */
  comments: Comment[]
  /** With the one that became this version. */
  proposals: Proposal[]
  /** Who made it void, and how. */
  ended?: { by: Named; at: Instant; because: Dropped['because'] }
}
