import type { EventFigures } from '../events/event.ts'
import type { PlacementState } from '../placements/placement.ts'
import type { SitesSeen } from './relay-seen.ts'
import type { Reference } from '../reference.ts'
import type { Day } from '../time.ts'
import type { Broadcast, DeliveryReport } from '../broadcasts/broadcast.ts'

/** `people`: how many of the `planned` people have the changed card. */
export type ChangedSince = { broadcast: Broadcast; people: number }

/** What the card of a broadcast shows and offers. */
export type BroadcastSeen = {
  broadcast: Broadcast
  /** Null until it is planned. */
  report: DeliveryReport | null
  figures: EventFigures | null
  /**
   * Of what changes an event: how many registered people were told, by what became of their card; null: none are told.
   */
  told: Record<PlacementState, number> | null
  /**
   * The broadcast whose cards this one changes. `people` have them; of `unknown` nobody knows whether they have one;
   * `resent` people may have two, of which the first is unknown: an unknown card cannot be changed.
   */
  target: { reference: Reference; people: number; unknown: number; resent: number } | null
  /** Broadcasts that changed its own cards since. */
  changes: ChangedSince[]
  /** Its post was neither cancelled nor taken back, so that it can be corrected and taken back. */
  stands: boolean
  /** The first day on which its words are over, as corrected since; absent: as it was sent. */
  until?: Day | null
  /** Its event is called off: it is no longer corrected, and nobody new gets it. */
  calledOff: boolean
  /** Whether a broadcast that ended may be taken up again for people who were left out or of whom nobody knows. */
  again: boolean
  /** How sites tell people without Teams; null: the authority keeps no list of sites, or it cannot be read now. */
  sites: SitesSeen | null
}
