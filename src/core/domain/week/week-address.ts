import type { PersonId } from '../actor.ts'
import type { Instant } from '../time.ts'

/**
 * Where one person's calendar program reads the week. `secret`: 43 signs that nobody can guess; with another one the
 * earlier address no longer answers.
 */
export type WeekAddress = { id: PersonId; version: number; secret: string; madeAt: Instant }
