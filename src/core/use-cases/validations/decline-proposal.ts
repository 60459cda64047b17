import { type Actor, named } from '../../domain/actor.ts'
import { type Busy, whileStale } from '../attempt.ts'
import type { Ports } from '../../ports.ts'
import { cleanText } from '../../domain/text.ts'
import { askedCards, refresh, trackingCards } from '../cards/validation-cards.ts'
import { reasonMax } from '../../domain/validations/decide.ts'
import {
  type Offer,
  offered,
  type OfferNeeds,
  type OfferRefusal,
  type ProposalInput,
  withProposal,
} from './answer-proposal.ts'
import type { Proposal } from '../../domain/validations/proposal.ts'
import { proposalCards, proposalKey } from '../cards/proposal-cards.ts'

export type DeclineResult =
  ({ kind: 'declined-proposal' } & Offer) | OfferRefusal | ({ kind: 'too-long' } & Offer) | Busy

/** *Ne pas accepter*, with a word or without: whoever proposed is told, and nothing else changes. */
export function declineProposal(
  ports: OfferNeeds & Pick<Ports, 'commit'>,
  actor: Actor,
  input: ProposalInput & { reason?: unknown },
): Promise<DeclineResult> {
  return whileStale<DeclineResult>(async () => {
    const offer = await offered(ports, actor, input)
    if (offer.kind !== 'offered') return offer
    const { post, validation, proposal } = offer
    const reason = cleanText(input.reason) || null
    if (reason !== null && reason.length > reasonMax) return { ...offer, kind: 'too-long' }
    const declined: Proposal = {
      ...proposal,
      state: 'declined',
      decided: { by: named(actor), at: ports.now(), reason },
    }
    const row = { ...withProposal(validation, declined), version: validation.version + 1 }
    const done = await ports.commit(
      { save: 'validation', row, ifVersion: validation.version },
      {
        journal: {
          verb: 'validation.correction-declined',
          actor,
          subject: post.reference,
          seal: validation.seal,
          details: { proposal: proposal.id, from: proposal.by.name, reason },
        },
      },
      ...askedCards(row),
      ...trackingCards(post, row),
      ...proposalCards(row.id, declined),
      refresh(proposalKey(row.id, proposal.id, proposal.by.id)),
    )
    return done === 'done' ? { kind: 'declined-proposal', validation: row, post, proposal: declined } : 'stale'
  })
}
