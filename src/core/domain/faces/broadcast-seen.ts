import type { EventFigures } from '../events/event.ts'
import type { PlacementState } from '../placements/placement.ts'
import type { SitesSeen } from './relay-seen.ts'
import type { Reference } from '../reference.ts'
import type { Day } from '../time.ts'
import type { Broadcast, DeliveryReport } from '../broadcasts/broadcast.ts'

/** `people`: of the `planned` ones who have its cards, those whose card changed. */
export type ChangedSince = { broadcast: Broadcast; people: number }

/** What the card of a broadcast tells and offers. */
export type BroadcastSeen = {
  broadcast: Broadcast
  /** Null until it is planned. */
  report: DeliveryReport | null
  figures: EventFigures | null
  /**
   * Of what changes an event that people count on: how many of those who are registered were told, by what became of
   * their card; null: nothing is told.
   */
  told: Record<PlacementState, number> | null
  /**
   * Whose cards it changes. `people` have them; of `unknown` nobody knows whether they have one; `resent` may have two
   * of which the first is known to nobody: what is not known cannot be changed.
   */
  target: { reference: Reference; people: number; unknown: number; resent: number } | null
  /** What changed its own cards since. */
  changes: ChangedSince[]
  /** Its post was neither cancelled nor taken back: there is something to correct, to take back. */
  stands: boolean
  /** The first day on which its words are over, as they were corrected since; absent: as it was sent. */
  until?: Day | null
  /** Its event is called off: nothing is corrected any more, and nobody new gets it. */
  calledOff: boolean
  /** Ended, it may be taken up again with those who were left, or of whom nobody knows. */
  again: boolean
  /** Of people without Teams; null: the authority keeps no list of sites, or it cannot be read now. */
  sites: SitesSeen | null
}
