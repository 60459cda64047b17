import type { Named, PersonId } from '../actor.ts'
import { type Instant, later } from '../time.ts'

/** So long the address opens the file. */
const openMs = 7 * 24 * 60 * 60_000

/**
 * The person whom an officer means. `isOutside`: without an account, so that only what is found shows that they exist;
 * `hasNamesake`: somebody with an account has the same name.
 */
export type Meant = Named & { isOutside?: true; hasNamesake?: true }

/**
 * What a person asked Mary about themselves: *mes données*. `of`: another person, where an officer asked, with their
 * further names. `until`: when the file ends; `writtenAt` null: not yet written. Each person has at most one request
 * that is not yet written.
 */
export type DataRequest = {
  /** Random, since it is the address. */
  id: string
  version: number
  person: PersonId
  of?: Meant & { names: string[] }
  askedAt: Instant
  writtenAt: Instant | null
  /** How many rows of how many kinds are in the file. */
  rows: number
  /** How long the reading took, until its file was written. Absent from older requests. */
  tookMs?: number
  until: Instant
}

export function newDataRequest(id: string, person: PersonId, askedAt: Instant, of?: DataRequest['of']): DataRequest {
  const until = later(askedAt, openMs)
  return { id, version: 0, person, ...(of && { of }), askedAt, writtenAt: null, rows: 0, until }
}
