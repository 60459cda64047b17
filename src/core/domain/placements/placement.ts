import type { PersonId } from '../actor.ts'
import type { JournalEntry } from '../journal/journal.ts'
import type { Instant } from '../time.ts'
import { keyOf, type PlacementKey, subjectOf } from './placed-card.ts'

/** The card in whose thread every day's head is an answer. */
export const headsKey = keyOf({ card: 'journal', thread: 'heads' })

/**
 * placing → placed | refused | unknown. `placing` is written just before the send; found again after `leaseUntil`,
 * nobody knows whether the card arrived: it becomes `unknown`. A card in somebody's own chat is never silently sent
 * again (the communication team may ask for it). In the channel a second card costs nothing and a missing one costs a
 * proposal: there it is placed again, a bounded number of times, and an older copy says that it was replaced.
 */
export type PlacementState = 'placing' | 'placed' | 'refused' | 'unknown'

export type Placement = {
  key: PlacementKey
  version: number
  state: PlacementState
  /** `thread`: the conversation of the card that it answers; without it, one of its own. */
  to: { kind: 'person'; id: PersonId } | { kind: 'channel'; thread?: string }
  conversationId: string | null
  activityId: string | null
  reason: string | null
  leaseUntil: Instant | null
  /** How often it was placed again because nobody knew whether it had arrived. */
  again?: number
  /** Unknown or refused, and nobody waits any more for what the card is for. */
  over?: boolean
  updatedAt: Instant
}

/** What the journal says that a card is about: nobody's id is in the chain for good, so the whole key is a detail. */
export function aboutCard(key: PlacementKey): Pick<JournalEntry, 'subject' | 'seal' | 'details'> {
  return { subject: subjectOf(key), seal: null, details: { card: key } }
}
