import type { Named } from '../../actor.ts'
import type { Instant } from '../../time.ts'

/** Said of one version, to its authors and approvers. `answers`: the comment that began the thread; null: it begins one. */
export type Comment = { id: string; answers: string | null; by: Named; at: Instant; text: string }
