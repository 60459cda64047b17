import { type Named, type PersonId, named } from '../actor.ts'
import type { Instant } from '../time.ts'
import { chairsFor, isAsked, isComplete } from './chairs.ts'
import { visaElsewhere } from './different-people.ts'
import type { Decision, DecisionKind, Step, Validation } from './validation.ts'

export const reasonMax = 500

export type Attempt = {
  by: Named
  kind: DecisionKind
  step: number
  /** The seal on the card that was clicked. */
  seal: string
  reason: string | null
  now: Instant
  /** Whether anybody got the broadcast already. */
  sent: boolean
  /**
   * `drawnFor` of the card that was clicked; undefined: a typed decision, or a card of a release that did not have it.
   */
  drawn?: string | undefined
}

export type Decided =
  | { kind: 'decided'; validation: Validation; decision: Decision }
  /** The decision that counts for this step, perhaps the same; nothing is written. */
  | { kind: 'already-decided'; by: Named; at: Instant; decision: Decision }
  | { kind: 'not-an-approver' }
  /** They changed the circuit themselves. */
  | { kind: 'barred'; until: Instant }
  /** They gave a visa in another step, at that instant: two visas of one circuit come from two people. */
  | { kind: 'visa-elsewhere'; at: Instant }
  /** They gave the place to somebody themselves: a person who hands a place on never has it. */
  | { kind: 'own-reassignment' }
  /** Another version, or a step that is not (or no longer) the one that waits. */
  | { kind: 'stale' }
  | { kind: 'closed' }
  | { kind: 'reason-missing' }
  | { kind: 'too-long' }
  | { kind: 'too-late' }

/**
 * The transitions of a validation:
 * - waiting, approve: the same step waits until all of its panels are complete; then the next incomplete step waits, or
 *   the validation is approved;
 * - waiting, changes or refuse: changes-requested, refused; the step is decided, whoever else was asked;
 * - waiting or approved, withdraw (by the person who gave that visa): waiting at that step; the visas of later steps
 *   fall with it;
 * - void: nothing more.
 */
export function decide(validation: Validation, attempt: Attempt): Decided {
  const step = validation.steps[attempt.step]
  if (!step || attempt.seal !== validation.seal) return { kind: 'stale' }
  const refused = mayNot(validation, step, attempt)
  if (refused) return refused
  if (attempt.kind === 'withdraw') return withdraw(validation, step, attempt)
  const unable = mayTakeNone(validation, attempt)
  if (unable) return unable
  const standing = standingDecision(validation, step, attempt)
  if (standing) return alreadyDecided(standing)
  if (validation.state !== 'waiting') return { kind: 'closed' }
  if (attempt.step !== validation.current || isReplayed(validation, attempt)) return { kind: 'stale' }
  if (attempt.kind === 'approve') return approve(validation, step, attempt)
  if (!attempt.reason) return { kind: 'reason-missing' }
  if (attempt.reason.length > reasonMax) return { kind: 'too-long' }
  const decision = decisionOf(attempt, chairsFor(validation, attempt.step, attempt.by.id, attempt.now))
  const state = attempt.kind === 'refuse' ? 'refused' : 'changes-requested'
  return {
    kind: 'decided',
    decision,
    validation: { ...validation, state, decisions: [...validation.decisions, decision] },
  }
}

/**
 * What a card records of this person when it is drawn: the version, and how often they decided on it. A button counts
 * once: the very click that gave a visa gives none again once the visa was withdrawn.
 */
export function drawnFor(
  { postVersion, decisions }: Pick<Validation, 'postVersion' | 'decisions'>,
  person: PersonId,
): string {
  return `${postVersion}.${decisions.filter(({ by }) => by.id === person).length}`
}

function isReplayed(validation: Validation, { drawn, by }: Attempt): boolean {
  return drawn !== undefined && drawn !== drawnFor(validation, by.id)
}

/** A stand-in may withdraw their visa, also once that right has ended. */
function mayNot(validation: Validation, step: Step, { by, kind, now }: Attempt): Decided | null {
  const { authors, state } = validation
  const given = step.visas.some(visa => visa.by.id === by.id)
  if (authors.includes(by.id) || !(isAsked(step, by.id, now) || given)) return { kind: 'not-an-approver' }
  const bar = barOf(validation, by.id, now)
  if (bar && kind !== 'withdraw') return { kind: 'barred', until: bar.until }
  return state === 'void' ? { kind: 'closed' } : null
}

/** People who are asked for the waiting step, and may take no place of it all the same. */
function mayTakeNone(validation: Validation, { by, step, now }: Attempt): Decided | null {
  if (validation.state !== 'waiting' || step !== validation.current) return null
  const elsewhere = visaElsewhere(validation, step, by.id)
  if (elsewhere) return { kind: 'visa-elsewhere', at: elsewhere.at }
  const anyHow = chairsFor({ ...validation, reassignments: [] }, step, by.id, now)
  const none = anyHow.length > 0 && chairsFor(validation, step, by.id, now).length === 0
  return none ? { kind: 'own-reassignment' } : null
}

/** A person who changed the circuit lately decides nothing in it, not even as a stand-in. */
export function barOf({ barred }: Validation, person: PersonId, now: Instant): Validation['barred'][number] | null {
  return barred.find(one => one.person === person && now < one.until) ?? null
}

/** A person may decide who is asked at a step, was no author, and gave no visa in another one. */
export function mayDecide(validation: Validation, step: number, person: PersonId, now: Instant): boolean {
  const asked = validation.steps[step]
  if (!asked || validation.authors.includes(person) || visaElsewhere(validation, step, person)) return false
  return isAsked(asked, person, now)
}

/** The decision at a step that counts for this person: their own, their stand-in's, or that of enough others. */
function standingDecision(validation: Validation, step: Step, { by, now, step: index }: Attempt): Decision | null {
  const { state, decisions } = validation
  const own = step.visas.find(visa => visa.by.id === by.id)
  if (own) return own
  const last = decisions.at(-1)
  const ended = state === 'refused' || state === 'changes-requested'
  if (ended) return last?.step === index ? last : null
  if (chairsFor(validation, index, by.id, now).length > 0) return null
  const placed = step.visas.find(visa => visa.chairs.includes(by.id))
  return placed ?? step.visas.at(-1) ?? null
}

function approve(validation: Validation, step: Step, attempt: Attempt): Decided {
  const decision = decisionOf(attempt, chairsFor(validation, attempt.step, attempt.by.id, attempt.now))
  const steps = validation.steps.with(attempt.step, { ...step, visas: [...step.visas, decision] })
  const decisions = [...validation.decisions, decision]
  return {
    kind: 'decided',
    decision,
    validation: { ...validation, decisions, ...opened(steps, attempt.now, attempt.step) },
  }
}

/**
 * The first step that is not complete waits, from now on unless it is the one that waited before; when there is none it
 * is approved.
 */
export function opened(
  steps: Step[],
  now: Instant,
  before: number | null,
): Pick<Validation, 'steps' | 'current' | 'state'> {
  const current = steps.findIndex(step => !isComplete(step))
  if (current < 0) return { steps, current: steps.length, state: 'approved' }
  return {
    steps: current === before ? steps : steps.with(current, { ...steps[current]!, openedAt: now }),
    current,
    state: 'waiting',
  }
}

function withdraw(validation: Validation, step: Step, attempt: Attempt): Decided {
  if (!step.visas.some(({ by }) => by.id === attempt.by.id)) return withoutVisa(validation, step, attempt)
  if (validation.state !== 'waiting' && validation.state !== 'approved') return { kind: 'closed' }
  if (isReplayed(validation, attempt)) return { kind: 'stale' }
  if (attempt.sent) return { kind: 'too-late' }
  const decision = decisionOf(
    attempt,
    step.visas.filter(({ by }) => by.id === attempt.by.id).flatMap(({ chairs }) => chairs),
  )
  const steps = validation.steps.map((one, index) => {
    if (index < attempt.step) return one
    return { ...one, visas: index === attempt.step ? one.visas.filter(({ by }) => by.id !== attempt.by.id) : [] }
  })
  return {
    kind: 'decided',
    decision,
    validation: { ...validation, decisions: [...validation.decisions, decision], ...opened(steps, attempt.now, null) },
  }
}

function withoutVisa(validation: Validation, step: Step, attempt: Attempt): Decided {
  const { by } = attempt
  const last = validation.decisions.findLast(decision => decision.step === attempt.step && decision.by.id === by.id)
  if (last?.kind === 'withdraw') return alreadyDecided(last)
  const standing = standingDecision(validation, step, attempt)
  return standing ? alreadyDecided(standing) : { kind: 'stale' }
}

function alreadyDecided(decision: Decision): Decided {
  return { kind: 'already-decided', by: decision.by, at: decision.at, decision }
}

function decisionOf({ kind, by, now, step, seal, reason }: Attempt, chairs: PersonId[]): Decision {
  return { kind, by: named(by), chairs, at: now, step, seal, reason: kind === 'approve' || !reason ? null : reason }
}
