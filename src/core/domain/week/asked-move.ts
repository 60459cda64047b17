import type { PersonId } from '../actor.ts'
import type { Channel } from '../channels/channel.ts'
import type { Instant } from '../time.ts'

/**
 * The last move by typed words of which one person was warned: of that release, as it stood in that `version`, to `at`.
 * `agreed`: of the warnings that were shown.
 */
export type AskedMove = {
  id: PersonId
  version: number
  postId: string
  channel: Channel
  release: string
  at: Instant
  agreed: string
  askedAt: Instant
}
