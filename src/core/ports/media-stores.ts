import type { OutsidePerson } from '../domain/pictures/agreement.ts'
import type { Media } from '../domain/pictures/media.ts'
import type { TypedReference } from '../domain/reference.ts'
import type { PersonId } from '../domain/actor.ts'

export type SoughtMedia = { words: readonly string[]; section: string | null }

export type MediaRows = {
  /** By the digest of its bytes. */
  byId(digest: string): Promise<Media | null>
  /** The one that has this copy of its bytes. */
  withPicture(pictureId: string): Promise<Media | null>
  /** `VIS-2026-0042`, or 42: newest first. */
  named(typed: TypedReference): Promise<Media[]>
  /** Pictures on which this agent was named, last changed first. */
  ofPerson(person: PersonId, limit: number): Promise<Media[]>
  /**
   * By words that begin a word of its name, of a description, or of the post or proposal that has it, folded
   * (`searchWords`); without any, all of them. `section`: filed under it; null: under any. The newest first, `from` the
   * line of that number, from 0.
   */
  found(of: SoughtMedia, page: { from: number; limit: number }): Promise<Media[]>
  /** How many those are, counted up to `most`. */
  countFound(of: SoughtMedia, most: number): Promise<number>
  /**
   * Pictures on which a person who is no agent was named without a signed file in the library. `pictures`: only those
   * with one of these copies; null: all. Last changed first.
   */
  unsigned(pictures: readonly string[] | null, limit: number): Promise<Media[]>
}

/** Names of people who are no agents, and nothing else. */
export type OutsidePeople = {
  byId(ref: string): Promise<OutsidePerson | null>
  /** Those on one picture, in the order in which they were named. */
  of(mediaId: string): Promise<OutsidePerson[]>
}
