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
  /** One a category, in their order: what two people made of it, else as Mary is shipped. */
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
  /** Those with a visa of which something did not go yet, oldest first. */
  undone(): Promise<ArchiveList[]>
  /** Those that know of files of proposals in the library, oldest first. */
  withFiles(): Promise<ArchiveList[]>
  /**
   * What may be a public archive and is due, at most so many: posts with their sendings, editions, balances of
   * campaigns, and one extract of the journal.
   */
  due(before: Record<ArchiveItem['kind'], Instant>, held: Held, limit: number): Promise<ArchiveItem[]>
  /**
   * How many of a kind are due for a visa, whether a list of the archivist has them already or none yet, and how many a
   * suspension keeps; of the journal how many entries.
   */
  count(kind: ArchiveItem['kind'], before: Instant, held: Held): Promise<Counted>
  /** These rows, whole, as they lie there. */
  rows(rows: readonly DueRow[]): Promise<WholeRow[]>
  /**
   * The next lines after number `after`, oldest first, whose details, or whose actor, a visa on entries before that
   * instant takes; those of suspended people as well. Of each the name that its actor had.
   */
  extract(before: Instant, page: { after: number; limit: number }): Promise<ExtractLine[]>
}

/** Entries by their numbers in the journal; 0: from its beginning. */
export type DetailPage = { after: number; limit: number }

export type WholeRow = Pick<DueRow, 'table' | 'id' | 'version'> & { doc: unknown }
export type ExtractLine = { line: ChainLine; name: string | null }

export type Suspensions = {
  byId(id: string): Promise<Suspension | null>
  /** Those that nobody lifted, oldest first. */
  standing(): Promise<Suspension[]>
}

/** A row that goes, in the version in which it was found due; `pictures`: those that it names. */
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
  /** Of what goes without a visa alone. */
  count(category: RetentionCategory, before: Instant, held: Held): Promise<Counted>
  /** The next documents of a category, at most so many, and whatever else goes with them. */
  due(category: DocumentCategory, before: Instant, held: Held, limit: number): Promise<DueRow[]>
  /**
   * Sendings whose end is so long ago that their ledgers name nobody any more, oldest first; those as well of which
   * fewer people are held than once were.
   */
  ledgersDue(before: Instant, held: Held, limit: number): Promise<string[]>
  /**
   * Pictures of which somebody’s word was over before that instant, and is not nameless yet; none that a suspension
   * holds, by its reference or by an agent who is on it.
   */
  wordsDue(before: Instant, held: Held, limit: number): Promise<Media[]>
  /**
   * Pictures and videos that nothing shows, that nobody’s word counts for any more, and that nothing became of since
   * before that instant; none that a suspension holds.
   */
  mediaDue(before: Instant, held: Held, limit: number): Promise<Media[]>
  /** How many people a sending was planned for, and how many of them its ledger still names. */
  namesOf(broadcastId: string): Promise<{ planned: number; left: number }>
  /** Takes the names of the next people out of a ledger, and nothing of its counts; 0: none is left but those held. */
  takeNames(broadcastId: string, held: readonly PersonId[], limit: number): Promise<number>
  /**
   * Takes the details of the next entries after number `after`, up to number `upTo`, and says so in the journal, in one
   * transaction. Answers how many, and the number from which to go on; 0: none is left.
   */
  takeDetails(
    category: DetailCategory,
    due: { before: Instant; upTo: number | null },
    held: Held,
    page: DetailPage,
  ): Promise<{ taken: number; after: number }>
  /** Takes who an actor of the journal is whose every detail went, and says so in the journal. */
  takeActors(before: Instant, held: readonly PersonId[], limit: number): Promise<number>
  /** All rows of a post: what was sent of it, its visas, its proposal, cards. */
  ofPost(postId: string): Promise<DueRow[]>
  /**
   * Takes suspensions that were lifted, and lists of the archivist of which all went, files as well, where that was
   * before this instant. How many.
   */
  takeSettled(before: Instant): Promise<number>
  /** Counts of sendings that are gone. */
  endCounts(): Promise<void>
  /** Takes addresses of conversations of who left, or bytes whose time is over. */
  takeRows(category: RowCategory, before: Instant, held: Held, limit: number): Promise<number>
}

/** What the purge, and whoever looks after it, ask of the world. */
export type RetentionPorts = {
  retentionRules: RetentionRules
  suspensions: Suspensions
  purges: Purges
  archiveLists: ArchiveLists
}
