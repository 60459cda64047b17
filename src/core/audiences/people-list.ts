import type { Named, PersonId } from '../actor.ts'
import type { Instant } from '../time.ts'

/** People read from a file of addresses; never changed once there, since visas vouch for it. */
export type PeopleList = {
  id: string
  version: number
  /** The file's name. */
  name: string
  /** Sorted, each once. */
  people: PersonId[]
  /** SHA-256, in hex, of them, one a line. */
  digest: string
  addedBy: Named
  addedAt: Instant
}
