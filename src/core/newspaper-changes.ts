import type { Charter } from './domain/charter/charter.ts'
import type { Edition } from './domain/newspapers/edition.ts'
import type { Newspaper } from './domain/newspapers/newspaper.ts'

/** Newspapers and their editions, one row each, and the charter that they are held to. */
export type NewspaperDocuments = { newspaper: Newspaper; edition: Edition; charter: Charter }

/** Work that follows from editions. */
export type NewspaperJobs = {
  /** Prints an edition; `production`: which printing it is. It submits it where that was asked for. */
  'edition.produce': { id: string; production: number }
  /** The post that announces an edition, or one that stands in it, changed: the edition follows. */
  'edition.follow': { id: string }
  /** Puts what was published into the library, with its package. */
  'edition.library': { id: string }
  /** Finds, each night, what is read no more and what ended long ago, and asks for itself again. */
  'editions.purge': Record<string, never>
  /** Sends what was published by e-mail, once. */
  'edition.mail': { id: string }
}
