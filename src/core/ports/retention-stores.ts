import type { Change } from '../change.ts'
import type { PersonId } from '../domain/actor.ts'
import type { ChainLine } from '../domain/journal/chain-line.ts'
import type { Media } from '../domain/pictures/media.ts'
import type { ArchiveItem, ArchiveList } from '../domain/retention/archive-list.ts'
import type { DetailCategory, DocumentCategory, RowCategory } from '../domain/retention/document-categories.ts'
import type { RetentionCategory, RetentionRule } from '../domain/retention/retention-rule.ts'
import type { ChangedRule, RuleProposal } from '../domain/retention/rule-change.ts'
import type { Held, Suspension } from '../domain/retention/suspension.ts'
import type { Instant } from '../domain/time.ts'

export type RetentionRules = {
  /** One for each category, in their order: as two people changed it, else as shipped with Mary. */
  all(): Promise<RetentionRule[]>
  /** Null: nobody changed it. */
  changed(category: RetentionCategory): Promise<ChangedRule | null>
  /** The change of this category that waits for a second person. */
  proposal(category: RetentionCategory): Promise<RuleProposal | null>
  proposals(): Promise<RuleProposal[]>
}

export type ArchiveLists = {
  byId(id: string): Promise<ArchiveList | null>
  /** The one that waits for a visa; null: none does. */
  waiting(): Promise<ArchiveList | null>
  /** Lists with a visa of which something is not deleted yet, oldest first. */
  undone(): Promise<ArchiveList[]>
  /** Lists that know of files of proposals in the library, oldest first. */
  withFiles(): Promise<ArchiveList[]>
  /**
   * What may be a public archive and is due, at most so many: posts with their sendings, editions, balances of
   * campaigns, and one extract of the journal.
   */
  due(before: Record<ArchiveItem['kind'], Instant>, held: Held, limit: number): Promise<ArchiveItem[]>
  /**
   * How many of a kind are due for a visa, whether or not a list of the archivist has them already, and how many a
   * suspension keeps; of the journal how many entries.
   */
  count(kind: ArchiveItem['kind'], before: Instant, held: Held): Promise<Counted>
  /** These rows, whole, as stored. */
  rows(rows: readonly DueRow[]): Promise<WholeRow[]>
  /**
   * The next lines after number `after`, oldest first, whose details, or whose actor, a visa on entries before that
   * instant deletes; those of suspended people as well. Each with the name that its actor had.
   */
  extract(before: Instant, page: { after: number; limit: number }): Promise<ExtractLine[]>
}

/** Entries by their numbers in the journal; 0: from its beginning. */
export type DetailPage = { after: number; limit: number }

export type WholeRow = Pick<DueRow, 'table' | 'id' | 'version'> & { doc: unknown }
export type ExtractLine = { line: ChainLine; name: string | null }

export type Suspensions = {
  byId(id: string): Promise<Suspension | null>
  /** Suspensions that nobody lifted, oldest first. */
  standing(): Promise<Suspension[]>
}

/** A row to delete, in the version in which it was found due; `pictures`: those that it names. */
export type DueRow = { table: PurgedTable; id: string; version: number; pictures?: string[] }
export type PurgedTable = Extract<
  Extract<Change, { remove: string }>['remove'],
  | 'note'
  | 'initiative'
  | 'listed_item'
  | 'post'
  | 'absence'
  | 'delegation'
  | 'placement'
  | 'people_list'
  | 'call'
  | 'call_department'
  | 'workbook'
  | 'validation'
  | 'broadcast'
  | 'release'
  | 'event'
  | 'event_counts'
>

/** How many people, files, words or documents of a category would go now, and how many a suspension keeps. */
export type Counted = { due: number; held: number }

export type Purges = {
  /** Only of what is deleted without a visa. */
  count(category: RetentionCategory, before: Instant, held: Held): Promise<Counted>
  /** The next documents of a category, at most so many, with the rows that belong to them. */
  due(category: DocumentCategory, before: Instant, held: Held, limit: number): Promise<DueRow[]>
  /**
   * Broadcasts that ended so long ago that their ledgers must name nobody any more, oldest first; also those of which
   * fewer people are suspended than before.
   */
  ledgersDue(before: Instant, held: Held, limit: number): Promise<string[]>
  /**
   * Pictures with agreements that were over before that instant, and still name people; none that a suspension holds,
   * by its reference or by an agent on it.
   */
  wordsDue(before: Instant, held: Held, limit: number): Promise<Media[]>
  /**
   * Pictures and videos that nothing shows, without an agreement in force, and unchanged since before that instant;
   * none that a suspension holds.
   */
  mediaDue(before: Instant, held: Held, limit: number): Promise<Media[]>
  /** How many people a broadcast was planned for, and how many of them its ledger still names. */
  namesOf(broadcastId: string): Promise<{ planned: number; left: number }>
  /** Deletes the names of the next people in a ledger, and none of its counts; 0: only suspended ones are left. */
  takeNames(broadcastId: string, held: readonly PersonId[], limit: number): Promise<number>
  /**
   * Deletes the details of the next entries after number `after`, up to number `upTo`, and writes that to the journal,
   * in one transaction. Answers how many, and the number from which to go on; 0: none is left.
   */
  takeDetails(
    category: DetailCategory,
    due: { before: Instant; upTo: number | null },
    held: Held,
    page: DetailPage,
  ): Promise<{ taken: number; after: number }>
  /** Deletes who an actor of the journal is if all their details were deleted, and writes that to the journal. */
  takeActors(before: Instant, held: readonly PersonId[], limit: number): Promise<number>
  /** All rows of a post: its broadcasts, its visas, its proposal, cards. */
  ofPost(postId: string): Promise<DueRow[]>
  /**
   * Deletes suspensions that were lifted, and finished lists of the archivist, files included, if that was before this
   * instant. Answers how many.
   */
  takeSettled(before: Instant): Promise<number>
  /** Deletes counts of broadcasts that no longer exist. */
  endCounts(): Promise<void>
  /** Deletes addresses of conversations with people who left, or bytes whose time is over. */
  takeRows(category: RowCategory, before: Instant, held: Held, limit: number): Promise<number>
}

/** The ports of the purge, and of the people who look after it. */
export type RetentionPorts = {
  retentionRules: RetentionRules
  suspensions: Suspensions
  purges: Purges
  archiveLists: ArchiveLists
}
