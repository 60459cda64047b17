import { type Change, refresh } from '../../change.ts'
import { type Actor, isComms, named, type Named } from '../../domain/actor.ts'
import type { Post } from '../../domain/posts/post.ts'
import { isAuthor } from '../../domain/posts/is-author.ts'
import { cleanText } from '../../domain/text.ts'
import type { Instant } from '../../domain/time.ts'
import { reasonMax } from '../../domain/validations/decide.ts'
import type { Proposal } from '../../domain/validations/proposal.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { proposalCards } from '../cards/proposal-cards.ts'
import { askedCards, trackingCards } from '../cards/validation-cards.ts'
import { road } from '../road.ts'

export type DeclineResult =
  ({ kind: 'declined-proposal' } & Offer) | OfferRefusal | ({ kind: 'too-long' } & Offer) | Busy

/** *Ne pas accepter*, with a reason or without: the proposing approver is told, and nothing else changes. */
export function declineProposal(
  ports: OfferNeeds & Pick<Ports, 'commit'>,
  actor: Actor,
  input: ProposalInput & { reason?: unknown },
): Promise<DeclineResult> {
  return proposalRoad<DeclineResult>(ports, actor, input, offer => {
    const refusal = notOffered(offer)
    if (refusal) return refusal
    const { post, validation, proposal } = offer
    const reason = cleanText(input.reason) || null
    if (reason !== null && reason.length > reasonMax) return { ...offer, kind: 'too-long' }
    const declined: Proposal = {
      ...proposal,
      state: 'declined',
      decided: { by: named(actor), at: ports.now(), reason },
    }
    const row = { ...withProposal(validation, declined), version: validation.version + 1 }
    const changes: Change[] = [
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
      refresh({ card: 'proposal', validationId: row.id, proposalId: proposal.id, person: proposal.by.id }),
    ]
    return { changes, answer: { kind: 'declined-proposal', validation: row, post, proposal: declined } }
  })
}

/** Ids of the card that was pressed. */
export type ProposalInput = { validationId: string; proposalId: string }
export type Offer = { validation: Validation; post: Post; proposal: Proposal }
export type OfferRefusal =
  | { kind: 'not-found' | 'not-allowed' }
  /** Theirs: somebody else has to want it. */
  | { kind: 'own-proposal' }
  | ({ kind: 'already-accepted' | 'already-declined'; by: Named; at: Instant } & Offer)
  /** The version that it was offered for is gone. */
  | ({ kind: 'proposal-outdated' } & Offer)

export type OfferNeeds = Pick<Ports, 'posts' | 'validations' | 'history' | 'now'>

/** The road of an answer to a proposal: never by the person who made it, even an author. */
export const proposalRoad = road({
  read: async (
    { posts, validations }: Pick<Ports, 'posts' | 'validations'>,
    { validationId, proposalId }: ProposalInput,
  ): Promise<Offer | null> => {
    const validation = await validations.byId(validationId)
    const post = validation && (await posts.byId(validation.postId))
    const proposal = validation?.proposals.find(({ id }) => id === proposalId)
    return validation && post && proposal ? { validation, post, proposal } : null
  },
  refuses: (actor, offer) => offer && mayNotAnswer(actor, offer),
  attempt: offer => ({
    what: 'proposal.answer',
    subject: offer?.post.reference ?? 'proposals',
    seal: offer?.validation.seal ?? null,
  }),
})

/** Null: it waits for an answer. */
export function notOffered(offer: Offer): OfferRefusal | null {
  const { proposal } = offer
  if (proposal.state !== 'offered')
    return { kind: `already-${proposal.state}`, by: proposal.decided!.by, at: proposal.decided!.at, ...offer }
  return isOutdated(offer) ? { kind: 'proposal-outdated', ...offer } : null
}

function mayNotAnswer(actor: Actor, { post, proposal: { by } }: Offer): 'own-proposal' | 'not-allowed' | null {
  if (by.id === actor.id) return 'own-proposal'
  return isComms(actor) || isAuthor(post, actor.id) ? null : 'not-allowed'
}

/**
 * Something was written since, or submitted anew: the words would be put into another text than the one that was read.
 */
export function isOutdated({ validation, post }: Pick<Offer, 'validation' | 'post'>): boolean {
  if (post.validationId !== validation.id || validation.state === 'void' || validation.state === 'refused') return true
  return (post.edits ?? []).some(({ at }) => at > validation.submittedAt)
}

export function withProposal(validation: Validation, proposal: Proposal): Validation {
  return { ...validation, proposals: validation.proposals.map(one => (one.id === proposal.id ? proposal : one)) }
}
