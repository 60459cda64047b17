import { type Actor, isComms } from '../../../domain/actor.ts'
import type { Edition } from '../../../domain/newspapers/edition.ts'
import type { Busy } from '../../attempt.ts'
import { withdrawSubmission, type WithdrawSubmissionResult } from '../../posts/ending/cancel-post.ts'
import { followEdition } from './follow-edition.ts'
import { refusedNewspaper } from '../newspaper-road.ts'

export type ResumeEditionResult =
  | { kind: 'edition-resumed'; edition: Edition }
  /** It is not with approvers. */
  | { kind: 'edition-not-submitted'; edition: Edition }
  /** People have it, or are getting it. */
  | { kind: 'edition-leaving'; edition: Edition }
  | { kind: 'not-comms' }
  | { kind: 'not-found' }
  | Busy
type Needs = Parameters<typeof withdrawSubmission>[0] & Parameters<typeof followEdition>[0]

/**
 * *Reprendre*: the post that announces it is a draft again, its visas are void, and the edition is composed further.
 */
export async function resumeEdition(ports: Needs, actor: Actor, editionId: string): Promise<ResumeEditionResult> {
  if (!isComms(actor)) return refusedNewspaper(ports, actor, 'edition.resume')
  const edition = await ports.editions.byId(editionId)
  if (!edition) return { kind: 'not-found' }
  if (edition.state !== 'submitted' || edition.postId === null) return { kind: 'edition-not-submitted', edition }
  const withdrawn: WithdrawSubmissionResult = await withdrawSubmission(ports, actor, edition.postId)
  switch (withdrawn.kind) {
    case 'submission-withdrawn':
    case 'already-withdrawn':
      await followEdition(ports, editionId)
      return { kind: 'edition-resumed', edition: (await ports.editions.byId(editionId)) ?? edition }
    case 'too-late':
      return { kind: 'edition-leaving', edition }
    // Refused or sent meanwhile: the edition follows by itself.
    case 'closed':
    case 'not-allowed':
      return { kind: 'edition-not-submitted', edition }
    case 'not-found':
    case 'busy':
      return { kind: withdrawn.kind }
  }
}
