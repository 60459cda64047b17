import type { Named, PersonId } from '../domain/actor.ts'
import type { Campaign } from '../domain/campaigns/campaign.ts'
import type { Call } from '../domain/calls/call.ts'
import type { Initiative } from '../domain/initiatives/initiative.ts'
import type { JournalEntry, JournalVerb } from '../domain/journal/journal.ts'
import type { ChainLine, Head } from '../domain/journal/chain-line.ts'
import type { Post } from '../domain/posts/post.ts'
import type { LedTo } from '../domain/posts/pictures/trail-rows.ts'
import type { Reference, TypedReference } from '../domain/reference.ts'
import type { Instant } from '../domain/time.ts'
import type { Validation } from '../domain/validations/validation.ts'

/** `lines`: entries whose details were deleted; `known`: whether the journal knew the person. */
export type Forgotten = { lines: number; known: boolean }

/** All that one reference leads to; one of the four at least. `subjects`: its subjects in the journal. */
export type Trail = LedTo & {
  initiative: Initiative | null
  post: Post | null
  call: Call | null
  campaign: Campaign | null
  validations: Validation[]
  subjects: Reference[]
}

/**
 * An entry and its separate details. `details` null: erased. `actor` null: Mary; without a name: the person is
 * forgotten.
 */
export type HistoryEntry = {
  seq: number
  at: Instant
  actor: Named | { id: null; name: null } | null
  verb: JournalVerb
  subject: string
  seal: string | null
  details: Record<string, unknown> | null
}

/** Questions to the journal; entries are written by commits. */
export type History = {
  /** The last entry; null while there is none. */
  head(): Promise<Head | null>
  /**
   * What a reference or its short number means: publications first, then proposals, broadcasts, calls, campaigns;
   * several if of different years.
   */
  trails(typed: TypedReference): Promise<Trail[]>
  /** The seal of the newest entry of this verb about a subject; null: there is none. */
  lastSeal(subject: string, verb: JournalVerb): Promise<string | null>
  /**
   * The newest entries about these subjects, newest first. `before`: older than that number; `without`: verbs that are
   * left out.
   */
  about(
    subjects: readonly string[],
    page: { before: number | null; limit: number; without: readonly JournalVerb[] },
  ): Promise<HistoryEntry[]>
  /** The newest lines about these subjects, as an export without details has them, oldest first. */
  lines(subjects: readonly string[], limit: number): Promise<ChainLine[]>
  /**
   * Records a refused attempt, unless the person has so many since that instant already, whatever else they do at the
   * same moment. False: it was not written.
   */
  refused(entry: JournalEntry, limit: { most: number; since: Instant }): Promise<boolean>
  /**
   * Deletes who a person is, with the details of what they did and of entries that name them, and writes that to the
   * journal. `titled`: last names that nobody else has.
   */
  forget(person: PersonId, names: readonly string[], titled?: readonly string[]): Promise<Forgotten>
  /**
   * Deletes what people answered to an event: the details of these verbs about it. Writes that to the journal, in the
   * same transaction and once, with the number of answers.
   */
  forgetAnswers(subject: string, verbs: readonly JournalVerb[], answers: number): Promise<void>
}
