import type { PersonId } from '../actor.ts'
import { type Instant, later } from '../time.ts'

/** So long its address opens the file. */
const openMs = 7 * 24 * 60 * 60_000

/**
 * What somebody asked Mary about themselves: *mes données*. `until`: the file ends then; `writtenAt` null: not yet. Of
 * one person one at most is not written yet.
 */
export type DataRequest = {
  /** Random, since it is the address. */
  id: string
  version: number
  person: PersonId
  askedAt: Instant
  writtenAt: Instant | null
  /** How many rows of how many kinds the file tells of. */
  rows: number
  /** How long the reading took that it is of, until it was written. Requests of older versions have none. */
  tookMs?: number
  until: Instant
}

export function newDataRequest(id: string, person: PersonId, askedAt: Instant): DataRequest {
  return { id, version: 0, person, askedAt, writtenAt: null, rows: 0, until: later(askedAt, openMs) }
}
