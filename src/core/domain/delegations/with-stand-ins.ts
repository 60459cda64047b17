import type { PersonId } from '../actor.ts'
import type { Instant } from '../time.ts'
import { isComplete, takenChairs } from '../validations/chairs.ts'
import { handedBy } from '../validations/different-people.ts'
import type { Approver, Panel, StandIn, Step, Validation } from '../validations/validation.ts'
import { type Delegation, endOf, isOpen, lendersOf } from './delegation.ts'

/**
 * `out`: people who cannot approve the post: its authors and those barred from the circuit. `reassignments`: a person
 * who handed a place on is no stand-in there.
 */
export type About = Pick<Validation, 'reassignments'> & { circuitId: string; out: ReadonlySet<PersonId>; now: Instant }

/**
 * An approver who lent their place has a stand-in wherever the delegation reaches and a visa of theirs is still
 * awaited. Only the approvers' own delegations count, so that none is lent on. A delegation that was ended is cut
 * short; one that has yet to begin is added with its later date.
 */
export function withStandIns(steps: Step[], delegations: readonly Delegation[], about: About): Step[] {
  return steps.map((step, index) => {
    const approvers = step.approvers.map(approver => withDelegates(approver, { step, index }, delegations, about))
    return approvers.some((one, index) => one !== step.approvers[index]) ? { ...step, approvers } : step
  })
}

type At = { step: Step; index: number }

function withDelegates(approver: Approver, at: At, delegations: readonly Delegation[], about: About): Approver {
  let { standIns } = approver
  const lenders = lendersOf(delegations, approver.id)
  for (const delegation of delegations) {
    if (delegation.from.id !== approver.id) continue
    const index = standIns.findIndex(({ delegationId }) => delegationId === delegation.id)
    const present = standIns[index]
    // Such a delegation may be in the database all the same: it lends nothing.
    const until = lenders.has(delegation.to.id) ? delegation.since : endOf(delegation)
    if (present?.until === until) continue
    if (present) standIns = standIns.with(index, { ...present, until })
    else if (until > about.now && isOpen(delegation, about.now) && reaches(delegation, at, about))
      standIns = [...standIns, standInOf(delegation)]
  }
  return standIns === approver.standIns ? approver : { ...approver, standIns }
}

function standInOf({ id: delegationId, from, to, since, until, createdBy }: Delegation): StandIn {
  const right = { id: to.id, name: to.name, because: 'delegation', from: since, until, delegationId } as const
  return createdBy.id === from.id ? right : { ...right, by: createdBy.id }
}

/** One person counts once in a panel: a person who sits in it already takes nobody else's place there. */
function reaches(delegation: Delegation, { step, index }: At, about: About): boolean {
  const { from, to, scope } = delegation
  const { circuitId, out } = about
  const panels = step.panels.filter(({ people }) => people.includes(from.id))
  if (out.has(to.id) || isComplete(step) || takenChairs(step).has(from.id)) return false
  if (handedBy({ ...about, steps: [] }, index, to.id).has(from.id)) return false
  if (panels.some(({ people }) => people.includes(to.id))) return false
  const everything = scope.circuits.length === 0 && scope.departments.length === 0
  return everything || scope.circuits.some(({ id }) => id === circuitId) || ofDepartments(panels, scope.departments)
}

/** A visa takes an approver's place in every panel of the step: all of them must be lent. */
function ofDepartments(panels: Panel[], departments: string[]): boolean {
  return panels.length > 0 && panels.every(({ department }) => department !== null && departments.includes(department))
}
