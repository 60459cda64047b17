import type { Named } from '../actor.ts'
import type { Instant } from '../time.ts'
import type { Audience } from './audience.ts'

/**
 * Which authors may address whom: a member of the group addresses only people of the audience. A member of several
 * groups may address all of their audiences; a member of none may address everyone.
 */
export type Perimeter = {
  id: string
  version: number
  /** An Entra group of authors. */
  group: { id: string; name: string }
  audience: Audience
  changedBy: Named
  changedAt: Instant
}
