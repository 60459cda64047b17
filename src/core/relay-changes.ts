import type { RelayRound, RelayTask } from './domain/relays/relay.ts'

/** What sites were asked of broadcasts, and each site’s answer. */
export type RelayDocuments = { relay_round: RelayRound; relay_task: RelayTask }

/** Work that follows from relays. */
export type RelayJobs = {
  /** Asks the sites of a round: a row and a card each; again after a correction, and to take down what is over. */
  'relays.ask': { id: string }
  /** A broadcast began, was corrected, taken back or is over: its round follows. */
  'relays.follow': { broadcastId: string }
  /** Finds, each night, what hangs for too long and what ended long ago, and asks for itself again. */
  'relays.purge': Record<string, never>
  /** Reminds those who did not answer for that poster, the `nth` time, from 0. */
  'relays.remind': { id: string; poster: number; nth: number }
}
