import type { Day, Instant } from '../time.ts'
import type { Head } from './chain-line.ts'

/** The head posted on one day: a person who changes the journal before it would have to change people's chats too. */
export type PostedHead = Head & {
  id: Day
  version: number
  at: Instant
}
