import type { PersonId } from '../../domain/actor.ts'
import type { Change } from '../../change.ts'
import type { PlacementKey } from '../../domain/placements/placement.ts'
import type { Proposal } from '../../domain/validations/proposal.ts'

export function proposalKey(validationId: string, proposalId: string, person: PersonId): PlacementKey {
  return `proposal:${validationId}:${proposalId}:${person}`
}

/** The cards of everyone who was asked about it. */
export function proposalCards(validationId: string, { id, to }: Proposal): Change[] {
  return to.map(person => ({ job: 'placement.refresh', data: { key: proposalKey(validationId, id, person) } }))
}
