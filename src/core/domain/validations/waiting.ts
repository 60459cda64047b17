import type { Post } from '../posts/post.ts'
import type { Validation } from './validation.ts'

/** What waits for one person, by when it is due; `others`: how many more than these. */
export type Waiting = { lines: { validation: Validation; post: Post }[]; others: number }
