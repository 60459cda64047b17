import type { Named } from '../../actor.ts'
import type { Instant } from '../../time.ts'

/** The words that an approver may correct. */
export type ProposedWords = { title: string; summary: string; body: string }

/**
 * *Proposer une correction*. offered → accepted | declined, by an author; void once the version changed otherwise. Accepted,
 * the words become a version of its own, that whoever accepted wrote: the approver is no author for it.
 */
export type Proposal = {
  id: string
  by: Named
  at: Instant
  /** The step at which it was made. */
  step: number
  before: ProposedWords
  after: ProposedWords
  state: 'offered' | 'accepted' | 'declined'
  decided: { by: Named; at: Instant } | null
}
