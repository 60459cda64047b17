import type { Named } from '../actor.ts'
import type { Attachment } from '../initiatives/initiative.ts'
import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'

/**
 * Words that Mary did not take for an order, a reply to a broadcast above all: kept, until their writer says what to do
 * with them.
 */
export type Note = {
  id: string
  version: number
  writer: Named
  text: string
  /** Their beginning alone: there were more of them than a note holds. */
  shortened?: true
  /** Files that came with it, or alone when it was unclear which proposal they are for. */
  files: Pick<Attachment, 'id' | 'name' | 'contentType' | 'source'>[]
  at: Instant
  /**
   * kept → proposed (became an initiative) | forwarded (to the communication team) | attached (its files went to an
   * initiative).
   */
  state: 'kept' | 'proposed' | 'forwarded' | 'attached'
  /** Of what was forwarded: the last post that its writer had received by then, which it may answer. */
  after?: { postId: string; reference: Reference; title: string; at: Instant } | null
  /** What the communication team said to it, oldest first. */
  answers?: { id?: string; by: Named; at: Instant; text: string }[]
}
