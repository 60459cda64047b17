import type { PersonId } from '../actor.ts'
import type { Post } from '../posts/post.ts'
import type { Instant } from '../time.ts'
import type { Validation } from './validation.ts'

/** What awaits one person, by when it is due; `others`: how many more. */
export type Waiting = { lines: { validation: Validation; post: Post }[]; others: number }

/** The grouped cards that a person got, oldest first: `waiting:<person>:<ms>`. Only the newest one shows what waits. */
export type Reminders = { id: PersonId; version: number; cards: Instant[] }
