import type { PersonId } from '../actor.ts'
import type { JournalEntry } from '../journal/journal.ts'
import type { Instant } from '../time.ts'
import { keyOf, type PlacementKey, subjectOf } from './placed-card.ts'

/** The card in whose thread every day's head is an answer. */
export const headsKey = keyOf({ card: 'journal', thread: 'heads' })

/**
 * placing → placed | refused | unknown. `placing` is written when the request has its turn and is about to leave: a
 * card that waits for its turn has no row. After `leaseUntil` nobody knows whether the card arrived: it becomes
 * `unknown`. A card in a person's own chat is never silently sent again (the communication team may ask for it), except
 * for reminders, since a second one does no harm. In the channel a second card costs nothing and a missing one costs a
 * proposal: there it is placed again, a bounded number of times, and an older copy says that it was replaced.
 */
export type PlacementState = 'placing' | 'placed' | 'refused' | 'unknown'

/** Where a copy of a card lies. */
type Copy = { to: Placement['to']; conversationId: string; activityId: string }

export type Placement = {
  key: PlacementKey
  version: number
  state: PlacementState
  /**
   * `channel`: that of a sector; without it, the common one. `thread`: the conversation of the card that it answers;
   * without it, one of its own.
   */
  to: { kind: 'person'; id: PersonId } | { kind: 'channel'; channel?: string; thread?: string }
  conversationId: string | null
  activityId: string | null
  reason: string | null
  leaseUntil: Instant | null
  /** How often it was placed again because nobody knew whether it had arrived. */
  again?: number
  /** Unknown or refused, and nobody waits any more for what the card is for. */
  over?: boolean
  /** Copies in other channels, from before the card moved: they say so once the card has arrived here. */
  left?: Copy[]
  /** A mark of what the card shows, for cards that are asked for often. */
  shown?: string
  updatedAt: Instant
}

/** Reasons that Teams gives for a channel that was deleted, or a team without Mary, be it for a moment. */
const closedFor: readonly (string | null)[] = ['gone', 'not-installed', 'not-permitted']

export function mayBeClosed(to: Placement['to'], reason: string | null): boolean {
  return to.kind === 'channel' && closedFor.includes(reason)
}

/** Refused by a channel that may come back: the card is placed once it does, and nobody need decide. */
export function isAway({ state, to, reason }: Pick<Placement, 'state' | 'to' | 'reason'>): boolean {
  return state === 'refused' && mayBeClosed(to, reason)
}

/** What the journal names as subject of a card: ids of people never enter the chain, so the whole key is a detail. */
export function aboutCard(key: PlacementKey): Pick<JournalEntry, 'subject' | 'seal' | 'details'> {
  return { subject: subjectOf(key), seal: null, details: { card: key } }
}

/** In the channel of a sector, or (null) in the common one. */
export function inChannel(channel: string | null): Placement['to'] {
  return { kind: 'channel', ...(channel !== null && { channel }) }
}

/**
 * Whether a card belongs into another channel than the one it is in. An answer to another card stays beside that card.
 */
export function isElsewhere(lies: Placement['to'], belongs: Placement['to']): boolean {
  if (lies.kind !== 'channel' || belongs.kind !== 'channel') return false
  return lies.thread === undefined && belongs.thread === undefined && lies.channel !== belongs.channel
}
