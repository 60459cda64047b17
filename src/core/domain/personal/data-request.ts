import type { Named, PersonId } from '../actor.ts'
import { type Instant, later } from '../time.ts'

/** So long its address opens the file. */
const openMs = 7 * 24 * 60 * 60_000

/**
 * Somebody as an officer means them. `isOutside`: without an account, so that only what is found tells that there is
 * such a person; `hasNamesake`: and somebody with an account is called the same.
 */
export type Meant = Named & { isOutside?: true; hasNamesake?: true }

/**
 * What somebody asked Mary about themselves: *mes données*. `of`: about whom else, where an officer asked, and what
 * these are called besides. `until`: the file ends then; `writtenAt` null: not yet. Of
 * one person one at most is not written yet.
 */
export type DataRequest = {
  /** Random, since it is the address. */
  id: string
  version: number
  person: PersonId
  of?: Meant & { names: string[] }
  askedAt: Instant
  writtenAt: Instant | null
  /** How many rows of how many kinds the file tells of. */
  rows: number
  /** How long the reading took that it is of, until it was written. Requests of older versions have none. */
  tookMs?: number
  until: Instant
}

export function newDataRequest(id: string, person: PersonId, askedAt: Instant, of?: DataRequest['of']): DataRequest {
  const until = later(askedAt, openMs)
  return { id, version: 0, person, ...(of && { of }), askedAt, writtenAt: null, rows: 0, until }
}
