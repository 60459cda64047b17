import type { HolderChange } from '../held-rights.ts'
import type { PersonId } from '../actor.ts'
import type { RelayLines } from '../people-at-sites.ts'
import type { NotLeft, RelayRound, RelayTask } from '../relays/relay.ts'
import type { RenderedPost } from '../seal.ts'
import type { Instant } from '../time.ts'

/**
 * What one site is asked. `rendered`: the words that were approved; `papers`: addresses of the poster; null: there are
 * none. `copy`: of an edition, the address of its PDF; null: nobody reads it there.
 */
export type RelaySeen = {
  round: RelayRound
  task: RelayTask
  rendered: RenderedPost
  papers: { a4: string; a3: string } | null
  copy: string | null
}

/**
 * People without Teams, and how many of them a broadcast reaches. `round` null: nobody asked the sites yet. `nobody`:
 * names of sites without a relay; `unreached`: cards to relays, reminders and *À décrocher* among them, that did not
 * arrive, or may not have; of `doubtful` ones nobody knows. `leftOut`: so many with a relay were not asked by an
 * emergency, since nobody can tell whether their people are meant. `notLeft`: when their cards were to leave, and might
 * not any more; `why` null: nobody kept it; null: that never happened, or they were asked anew.
 */
export type SitesSeen = {
  round: RelayRound | null
  lines: RelayLines
  nobody: string[]
  unreached: number
  doubtful: number
  leftOut: number
  notLeft: { at: Instant; why: NotLeft | null } | null
  /** Absent until they were asked. */
  tasks?: RelayTask[]
}

/** `poster`: of which version the card asks. */
export type RelayAsked = RelaySeen & { reader: PersonId; poster: number }

export type RelayFaces = {
  relay: RelayAsked
  'relay-reminder': RelayAsked
  /** What hangs is over, or was taken back. */
  'relay-down': RelayAsked
  /** What changed in a list that gives rights, this one among them. */
  holder: { changes: HolderChange[] }
}
