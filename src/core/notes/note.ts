import type { Named } from '../actor.ts'
import type { Instant } from '../time.ts'

/** Words that Mary did not take for an order, a reply to a broadcast above all: kept, until their writer says what to do with them. */
export type Note = {
  id: string
  version: number
  writer: Named
  text: string
  at: Instant
  /** kept → proposed (became an initiative) | forwarded (to the communication team). */
  state: 'kept' | 'proposed' | 'forwarded'
}
