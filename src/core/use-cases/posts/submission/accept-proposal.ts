/**
 * A proposal is refused once anything of the post was edited since: its words would go into another text than the one
 * its author read. One commit, so that there is no moment at which the words are taken and nobody is asked.
 */

import { type Actor, named } from '../../../domain/actor.ts'
import type { Busy } from '../../attempt.ts'
import type { Change } from '../../../change.ts'
import type { Ports } from '../../../ports.ts'
import { attachedTo, stillOpen } from '../writing/draft-again.ts'
import { edit } from '../writing/edit-post.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { withOpenVideo } from '../writing/open-video.ts'
import { type PrepareNeeds, prepareVersion, type Unready } from './prepare-version.ts'
import { submission, type SubmissionNeeds } from './submission.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import type { Validation } from '../../../domain/validations/validation.ts'
import {
  type Offer,
  notOffered,
  type OfferNeeds,
  type OfferRefusal,
  proposalRoad,
  type ProposalInput,
  withProposal,
} from '../../validations/decline-proposal.ts'
import { proposalCards } from '../../cards/proposal-cards.ts'
import { type Proposal, sameWords, wordsOf } from '../../../domain/validations/proposal.ts'

export type AcceptResult =
  /** The validation and the post are those of the new version. */
  | { kind: 'accepted'; validation: Validation; post: Post; proposal: Proposal }
  | OfferRefusal
  | ({ kind: 'closed' } & Offer)
  | (Unready & Offer)
  | Busy
type Needs = OfferNeeds &
  SubmissionNeeds &
  PrepareNeeds &
  Pick<Ports, 'broadcasts' | 'commit' | 'media' | 'libraryLinks'>

/**
 * *Accepter*: the post takes the words, is sealed and submitted, in one commit. It is an edit of the person who
 * accepts; the proposing approver becomes no author, and confirms with a visa. Visas of unchanged facets stay.
 */
export function acceptProposal(
  ports: Needs,
  actor: Actor,
  input: ProposalInput,
  settings: WorkingHours,
): Promise<AcceptResult> {
  return proposalRoad<AcceptResult>(ports, actor, input, async offer => {
    const refusal = notOffered(offer)
    if (refusal) return refusal
    const { post, validation, proposal } = offer
    if (!sameWords(proposal.before, wordsOf(post.content))) return { ...offer, kind: 'proposal-outdated' }
    const attached = await attachedTo(ports, post)
    if (!stillOpen(post, attached)) return { ...offer, kind: 'closed' }
    const at = ports.now()
    const accepted: Proposal = { ...proposal, state: 'accepted', decided: { by: named(actor), at, reason: null } }
    const before = withProposal(validation, accepted)
    const open = await withOpenVideo(ports, post)
    const edited = edit(
      open,
      { content: { ...open.content, ...proposal.after } },
      { ...attached, validation: before },
      actor,
      at,
    )
    const prepared = await prepareVersion(ports, actor, edited.post, settings)
    if (prepared.kind !== 'prepared') return { ...offer, ...prepared }
    const submitted = await submission(ports, edited.post, actor, { ...prepared, before, corrected: accepted })
    if (!('also' in submitted)) return submitted
    const next: Post = { ...submitted.post, version: post.version + 1 }
    const changes: Change[] = [
      { save: 'post', row: next, ifVersion: post.version },
      ...closed(before, edited.also),
      {
        journal: {
          verb: 'validation.correction-accepted',
          actor,
          subject: post.reference,
          seal: validation.seal,
          details: { proposal: proposal.id, from: proposal.by.name },
        },
      },
      ...submitted.also,
      ...proposalCards(validation.id, accepted),
    ]
    return { changes: once(changes), answer: { ...submitted.answer(next), kind: 'accepted', proposal: accepted } }
  })
}

/** An edit ends a validation that waits; one that was sent back already is kept, with the outcome of the proposal. */
function closed(before: Validation, also: Change[]): Change[] {
  if (also.some(change => 'save' in change && change.save === 'validation')) return also
  return [...also, { save: 'validation', row: { ...before, version: before.version + 1 }, ifVersion: before.version }]
}

/** Both steps ask for the same cards. */
function once(changes: Change[]): Change[] {
  const seen = new Set<string>()
  return changes.filter(change => {
    if (!('job' in change)) return true
    const key = JSON.stringify(change)
    return !seen.has(key) && seen.add(key)
  })
}
