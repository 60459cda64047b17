import type { Named } from '../actor.ts'
import type { Instant } from '../time.ts'
import type { Audience } from './audience.ts'

/**
 * Which authors may address whom: whoever is in the group addresses only people of the audience. In several groups: of
 * any of theirs. In none: everyone.
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
