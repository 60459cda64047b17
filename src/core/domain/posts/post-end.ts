import type { Named } from '../actor.ts'
import type { Instant } from '../time.ts'

/** Who refused a post, or gave it up. `by`, `at` null: it was given up before that was recorded. */
export type PostEnd = { state: 'refused' | 'cancelled'; by: Named | null; at: Instant | null; reason: string | null }
