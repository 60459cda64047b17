import type { HolderChange } from '../held-rights.ts'
import type { PersonId } from '../actor.ts'
import type { RelayLines } from '../people-at-sites.ts'
import type { NotLeft, RelayRound, RelayTask } from '../relays/relay.ts'
import type { RenderedPost } from '../seal.ts'
import type { Instant } from '../time.ts'

/**
 * What one site is asked. `rendered`: the words that were approved; `papers`: addresses of the poster; null: there are
 * none. `copy`: of an edition, the address of its PDF; null: it has none.
 */
export type RelaySeen = {
  round: RelayRound
  task: RelayTask
  rendered: RenderedPost
  papers: { a4: string; a3: string } | null
  copy: string | null
}

/**
 * People without Teams, and how many of them a broadcast reaches. `round` null: the sites were not asked yet. `nobody`:
 * names of sites without a relay; `unreached`: cards to relays, reminders and *À décrocher* included, that did not
 * arrive; `doubtful`: cards that may not have. `leftOut`: how many sites with a relay an emergency did not ask, since
 * nobody can tell whether their people are meant. `notLeft`: when the cards to the sites were to leave and were kept
 * back; its `why` null: the reason was not kept; `notLeft` null: that never happened, or the sites were asked anew.
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

/** `poster`: the version of the poster that the card asks for. */
export type RelayAsked = RelaySeen & { reader: PersonId; poster: number }

export type RelayFaces = {
  relay: RelayAsked
  'relay-reminder': RelayAsked
  /** The poster on the wall is over, or was taken back. */
  'relay-down': RelayAsked
  /** To a person who holds a right by a list: what changed there, this right among it. */
  holder: { changes: HolderChange[] }
}
