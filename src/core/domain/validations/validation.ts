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
 * stand-in's place. `visa-elsewhere`: the approver gave a visa in another step, and nobody else was left.
 */
export type StandIn = Named & {
  because: 'delegation' | 'escalation' | 'visa-elsewhere'
  from: Instant
  until: Instant | null
  delegationId: string | null
  /** The person who lent the place, where it was not the approver. */
  by?: PersonId
}

export type Approver = Named & { as: ApproverAs; standIns: StandIn[] }

/**
 * So many visas of these approvers are needed. `department`: its name, where a step asks each department that the post
 * touches; `sector`: the same for a sector.
 */
export type Panel = { department: string | null; sector?: string; people: PersonId[]; needs: number }

export type Step = {
  /** A key under `steps` in the locales, else as an administrator named it. */
  name: string
  /** What a visa of this step approves. */
  facets: Facet[]
  /** All who are asked, each once. */
  approvers: Approver[]
  /** In parallel; every one of them must be complete. */
  panels: Panel[]
  /** At most one for each person, oldest first. A visa kept from an earlier version has the seal of that version. */
  visas: Decision[]
  /** Asked when nobody else is left; null or absent: the configured fallback group. */
  fallback?: { id: string; name: string } | null
  /** Working days for this step. */
  days: number
  /** Until when this step has time; null: not known before it waits. */
  due: Instant | null
  /** Since when the step waits, or last waited; null: nobody was asked yet. */
  openedAt: Instant | null
}

export type DecisionKind = 'approve' | 'changes' | 'refuse' | 'withdraw'

/**
 * A person's decision on one seal at one step. `chairs`: the approvers whose place it takes, the person's own included;
 * at most one of each panel. `refuse` and `changes` have a reason.
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
 * A step was not decided in time: who may decide from then on, in whose place; for whose place nobody could be asked.
 * `because`: the person asked gave a visa in another step, and nobody else is left.
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
  /** Who follows it, besides those asked; absent from older ones: its authors. */
  followers?: PersonId[]
  /** Who changed the circuit: they cannot decide before that instant. */
  barred: { person: PersonId; until: Instant }[]
  /** The slot, by which all visas must be given; null: it is free. */
  deadline: Instant | null
  /** It is asked of the people on call, then sent at once. */
  urgent: boolean
  /** Of an urgent one: its card was placed once more with these people, `validation:<id>:<person>:ring<n>`. */
  rings?: { people: PersonId[]; at: Instant }[]
  /** Since when comms knows that nobody on call answered. */
  unansweredAt?: Instant
  /** The seal that each approver was last shown: a typed decision counts only for that seal. */
  shown: Record<PersonId, string>
  /** The seal of the version that each had last seen before this one. */
  seenBefore: Record<PersonId, string>
  /**
   * *Relancer* (`by` null: Mary herself): these people got one card of what awaits them, `waiting:<person>:<ms of at>`.
   */
  nudges: { step: number; people: PersonId[]; by: Named | null; at: Instant }[]
  /** `lenders`: of the people asked before, those who had lent that place for them. */
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
  /** The slot passed while it waited: when that was told, and which next slot was offered. */
  missed: { at: Instant; next: Instant } | null
  /** Including the last ones about earlier versions, which come first. */
  comments: Comment[]
  /** Including the one that became this version. */
  proposals: Proposal[]
  /** Who made it void, and how. */
  ended?: { by: Named; at: Instant; because: Dropped['because'] }
}
