import type { Named, PersonId } from '../actor.ts'
import type { PostContent } from '../posts/post.ts'
import { canonicalKey } from '../seal.ts'
import type { Instant } from '../time.ts'

/** The words that an approver may correct. */
export type ProposedWords = { title: string; summary: string; body: string }

/**
 * *Proposer une correction*. offered → accepted | declined, by an author; one that is offered for a version that is
 * gone can be neither. Accepted, the words become a version of their own, whose author is the person who accepted: the
 * approver does not become an author by it.
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
  decided: { by: Named; at: Instant; reason: string | null } | null
  /** Who was asked to accept it. */
  to: PersonId[]
}

export function wordsOf({ title, summary, body }: PostContent): ProposedWords {
  return { title, summary, body }
}

export function sameWords(one: ProposedWords, other: ProposedWords): boolean {
  return canonicalKey(one) === canonicalKey(other)
}
