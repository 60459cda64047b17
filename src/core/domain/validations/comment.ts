import type { Named, PersonId } from '../actor.ts'
import type { Instant } from '../time.ts'

export const commentMax = 1_000
/** Comments on one version; more than that need a meeting. */
export const commentsMax = 100

/**
 * A comment on one version, to its authors and approvers. `answers`: the comment that began the thread; null: it begins
 * one. `version`: the number of the version that it is about. `to`: who got a card of it.
 */
export type Comment = {
  id: string
  version: number
  answers: string | null
  by: Named
  at: Instant
  text: string
  to: PersonId[]
}
