import { type Named, type PersonId, named } from '../actor.ts'
import type { Instant } from '../time.ts'
import type { Decision, DecisionKind, Validation } from './validation.ts'

export const reasonMax = 500

export type Attempt = {
  by: Named
  kind: DecisionKind
  step: number
  /** Of the card that was clicked. */
  seal: string
  reason: string | null
  now: Instant
  /** Whether somebody got the broadcast already. */
  sent: boolean
}

export type Decided =
  | { kind: 'decided'; validation: Validation; decision: Decision }
  /** The decision that stands for this step, perhaps the same; nothing is written. */
  | { kind: 'already-decided'; by: Named; at: Instant; decision: Decision }
  | { kind: 'not-an-approver' }
  /** Another version, or a step that is not (or no longer) the one that waits. */
  | { kind: 'stale' }
  | { kind: 'closed' }
  | { kind: 'reason-missing' }
  | { kind: 'too-long' }
  | { kind: 'too-late' }

/**
 * waiting --approve--> the next step waits, or approved after the last
 * waiting --changes--> changes-requested · --refuse--> refused: the step is decided, whoever else was asked
 * waiting, approved --withdraw, by whoever gave that visa--> waiting at that step; the visas of the later steps fall with it
 * void: nothing more.
 */
export function decide(validation: Validation, attempt: Attempt): Decided {
  const step = validation.steps[attempt.step]
  if (!step || attempt.seal !== validation.seal) return { kind: 'stale' }
  if (!mayDecide(validation, attempt.step, attempt.by.id)) return { kind: 'not-an-approver' }
  if (validation.state === 'void') return { kind: 'closed' }
  if (attempt.kind === 'withdraw') return withdraw(validation, attempt)
  const standing = standingDecision(validation, attempt.step)
  if (standing) return alreadyDecided(standing)
  if (validation.state !== 'waiting') return { kind: 'closed' }
  if (attempt.step !== validation.current) return { kind: 'stale' }
  if (attempt.kind === 'approve') return approve(validation, attempt)
  if (!attempt.reason) return { kind: 'reason-missing' }
  if (attempt.reason.length > reasonMax) return { kind: 'too-long' }
  const decision = decisionOf(attempt)
  const state = attempt.kind === 'refuse' ? 'refused' : 'changes-requested'
  return {
    kind: 'decided',
    decision,
    validation: { ...validation, state, decisions: [...validation.decisions, decision] },
  }
}

export function mayDecide({ steps, authors }: Validation, step: number, person: PersonId): boolean {
  return !authors.includes(person) && (steps[step]?.approvers.some(({ id }) => id === person) ?? false)
}

/** What was decided at a step and still holds. */
function standingDecision({ steps, state, decisions }: Validation, step: number): Decision | null {
  const visa = steps[step]?.visa
  if (visa) return visa
  const last = decisions.at(-1)
  const ended = state === 'refused' || state === 'changes-requested'
  return ended && last?.step === step ? last : null
}

function approve(validation: Validation, attempt: Attempt): Decided {
  const decision = decisionOf(attempt)
  const steps = validation.steps.map((step, index) => (index === attempt.step ? { ...step, visa: decision } : step))
  const current = validation.current + 1
  const state = current === steps.length ? 'approved' : 'waiting'
  return {
    kind: 'decided',
    decision,
    validation: { ...validation, steps, current, state, decisions: [...validation.decisions, decision] },
  }
}

function withdraw(validation: Validation, attempt: Attempt): Decided {
  const visa = validation.steps[attempt.step]?.visa ?? null
  if (visa?.by.id !== attempt.by.id) return withoutVisa(validation, attempt)
  if (validation.state !== 'waiting' && validation.state !== 'approved') return { kind: 'closed' }
  if (attempt.sent) return { kind: 'too-late' }
  const decision = decisionOf(attempt)
  const steps = validation.steps.map((step, index) => (index >= attempt.step ? { ...step, visa: null } : step))
  const decisions = [...validation.decisions, decision]
  return {
    kind: 'decided',
    decision,
    validation: { ...validation, steps, current: attempt.step, state: 'waiting', decisions },
  }
}

function withoutVisa(validation: Validation, { by, step }: Attempt): Decided {
  const last = validation.decisions.findLast(decision => decision.step === step && decision.by.id === by.id)
  if (last?.kind === 'withdraw') return alreadyDecided(last)
  const standing = standingDecision(validation, step)
  return standing ? alreadyDecided(standing) : { kind: 'stale' }
}

function alreadyDecided(decision: Decision): Decided {
  return { kind: 'already-decided', by: decision.by, at: decision.at, decision }
}

function decisionOf({ kind, by, now, step, seal, reason }: Attempt): Decision {
  return { kind, by: named(by), at: now, step, seal, reason: kind === 'approve' || !reason ? null : reason }
}
