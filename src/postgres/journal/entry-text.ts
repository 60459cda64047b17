import { randomBytes } from 'node:crypto'
import type { JournalEntry } from '../../core/journal/journal.ts'
import type { Instant } from '../../core/time.ts'
import { lineText, payloadHash } from '../../core/journal/line-hash.ts'

/** An entry as `append_journal` takes it. */
export type EntryText = { text: string; salt: string; details: JournalEntry['details'] }

export function entryText(entry: JournalEntry, actorRef: string | null, at: Instant): EntryText {
  const { verb, subject, seal } = entry
  // What JSON keeps of it is what is stored, so it is what is hashed.
  const details = JSON.parse(JSON.stringify(entry.details)) as JournalEntry['details']
  const salt = randomBytes(16).toString('hex')
  return {
    text: lineText({ at, actorRef, verb, subject, seal, payloadHash: payloadHash(salt, details) }),
    salt,
    details,
  }
}
