import type { Named } from '../actor.ts'
import type { Attachment } from '../initiatives/initiative.ts'
import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'

/** A text that Mary did not understand, often a reply to a broadcast: kept until its writer says what to do with it. */
export type Note = {
  id: string
  version: number
  writer: Named
  text: string
  /** Only its beginning was kept: the text was longer than a note may be. */
  shortened?: true
  /** Files that came with it, or alone when it was unclear which proposal they are for. */
  files: Pick<Attachment, 'id' | 'name' | 'contentType' | 'source'>[]
  at: Instant
  /**
   * kept → proposed (became an initiative) | forwarded (to the communication team) | attached (its files went to an
   * initiative).
   */
  state: 'kept' | 'proposed' | 'forwarded' | 'attached'
  /** Of a forwarded note: the last post that its writer had received by then, which it may answer. */
  after?: { postId: string; reference: Reference; title: string; at: Instant } | null
  /** Answers of the communication team, oldest first. */
  answers?: { id?: string; by: Named; at: Instant; text: string }[]
}
