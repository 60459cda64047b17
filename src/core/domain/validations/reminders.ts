import type { PersonId } from '../actor.ts'
import type { Instant } from '../time.ts'

/** The grouped cards that a person got, oldest first: `waiting:<person>:<ms>`. Only the newest one shows what waits. */
export type Reminders = { id: PersonId; version: number; cards: Instant[] }
