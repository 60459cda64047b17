import type { OtherChannel } from '../channels/channel.ts'
import type { Instant } from '../time.ts'

/** The network no longer takes Mary's key: nothing is given to it until somebody of comms says to try again. */
export type ChannelHold = { id: OtherChannel; version: number; since: Instant }
