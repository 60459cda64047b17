import type { OutsidePerson } from '../domain/pictures/agreement.ts'
import type { Media } from '../domain/pictures/media.ts'
import type { TypedReference } from '../domain/reference.ts'
import type { PersonId } from '../domain/actor.ts'

export type MediaRows = {
  /** By the digest of its bytes. */
  byId(digest: string): Promise<Media | null>
  /** The one that has this copy of its bytes. */
  withPicture(pictureId: string): Promise<Media | null>
  /** `VIS-2026-0042`, or 42: newest first. */
  named(typed: TypedReference): Promise<Media[]>
  /** Those on which this agent was named, last changed first. */
  ofPerson(person: PersonId, limit: number): Promise<Media[]>
}

/** People who are no agents: their names, and nothing else. */
export type OutsidePeople = {
  byId(ref: string): Promise<OutsidePerson | null>
  /** Those on one picture, in the order in which they were named. */
  of(mediaId: string): Promise<OutsidePerson[]>
}
