import type { PersonId } from '../actor.ts'
import type { JournalLine } from './journal.ts'

/**
 * A line with what lies apart from it, wherever it was read. Null: erased, or there never was anybody. Undefined: this
 * source does not tell it.
 */
export type ChainLine = JournalLine & {
  details?: { salt: string; details: Record<string, unknown> } | null
  actor?: { salt: string; person: PersonId } | null
}

/** The last line at some moment, noted where nobody can change both. */
export type Head = { seq: number; hash: string }
