import type { PersonId } from '../actor.ts'
import type { Channel } from '../channels/channel.ts'
import type { Instant } from '../time.ts'

/**
 * The last move by typed words of which a person was warned: of that release, in that `version`, to `at`. `agreed`: a
 * digest of the warnings that were shown.
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
