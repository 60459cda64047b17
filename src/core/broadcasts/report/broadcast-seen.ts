import type { EventFigures } from '../../events/event.ts'
import type { Reference } from '../../reference.ts'
import type { Broadcast, DeliveryReport } from '../broadcast.ts'

/** What the card of a broadcast tells and offers. */
export type BroadcastSeen = {
  broadcast: Broadcast
  /** Null until it is planned. */
  report: DeliveryReport | null
  figures: EventFigures | null
  /** Whose cards it changes; `unknown`: people of that one whose card nobody knows, and so nobody can change. */
  target: { reference: Reference; unknown: number } | null
  /** Its post was neither cancelled nor taken back: there is something to correct, to take back. */
  stands: boolean
  /** Ended, it may be taken up again with those who were left, or of whom nobody knows. */
  again: boolean
}
