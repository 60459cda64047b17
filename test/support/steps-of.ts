import type { PersonId } from '../../src/core/domain/actor.ts'
import { allFacets } from '../../src/core/domain/seal-facets.ts'
import type { Approver, Decision, Step } from '../../src/core/domain/validations/validation.ts'

export function approver(id: PersonId, rest: Partial<Approver> = {}): Approver {
  return { id, name: id, as: 'comms', standIns: [], ...rest }
}

/** A step that one visa of any of these people completes, unless it is said otherwise. */
export function stepOf(name: string, people: readonly (PersonId | Approver)[], rest: Partial<Step> = {}): Step {
  const approvers = people.map(one => (typeof one === 'string' ? approver(one) : one))
  const panels = [{ department: null, people: approvers.map(({ id }) => id), needs: 1 }]
  return { name, facets: [...allFacets], approvers, panels, visas: [], days: 1, due: null, openedAt: null, ...rest }
}

export function visaOf(by: PersonId, rest: Partial<Decision> = {}): Decision {
  return {
    kind: 'approve',
    by: { id: by, name: by },
    chairs: [by],
    at: '2026-11-25T09:00:00.000Z',
    step: 0,
    seal: 'seal',
    reason: null,
    ...rest,
  }
}
