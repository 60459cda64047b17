import { type Change, refresh } from '../../change.ts'
import type { Proposal } from '../../domain/validations/proposal.ts'

/** The cards of everyone who was asked about it. */
export function proposalCards(validationId: string, { id: proposalId, to }: Proposal): Change[] {
  return to.map(person => refresh({ card: 'proposal', validationId, proposalId, person }))
}
