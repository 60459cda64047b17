import type { PersonId } from '../actor.ts'
import type { JournalEntry } from '../journal/journal.ts'
import type { Head } from '../journal/verify/chain-line.ts'
import type { Instant } from '../time.ts'

/** `lines`: entries whose details went; `people`: whether the journal knew who it was. */
export type Forgotten = { lines: number; known: boolean }

/** What is asked of the journal beside being written by commits. */
export type History = {
  /** The last entry; null while there is none. */
  head(): Promise<Head | null>
  /**
   * Writes what somebody was refused, unless they have so many of those since that instant already, whatever else they do at
   * the same moment. False: it was not written.
   */
  refused(entry: JournalEntry, limit: { most: number; since: Instant }): Promise<boolean>
  /** Takes out who somebody is, with the details of what they did and of what names them, and says in the journal that it was done. */
  forget(person: PersonId, names: string[]): Promise<Forgotten>
}
