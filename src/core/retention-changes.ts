import type { LyingFiles } from './domain/retention/lying-files.ts'
import type { ArchiveList } from './domain/retention/archive-list.ts'
import type { ChangedRule, RuleProposal } from './domain/retention/rule-change.ts'
import type { Suspension } from './domain/retention/suspension.ts'

/** How long what is kept, and what waits for somebody to say so. */
export type RetentionDocuments = {
  retention_rule: ChangedRule
  rule_proposal: RuleProposal
  suspension: Suspension
  archive_list: ArchiveList
}

/** Work that ends what was kept for long enough. */
export type RetentionJobs = {
  /** Takes, each night, what is due by its rule, and asks for itself again. */
  'retention.purge': Record<string, never>
  /** The files of a proposal that is gone follow it, but for what is suspended, and videos that something opens. */
  'proposal.files-end': LyingFiles
  /** Writes what the archivist is asked about as a table, and asks. */
  'archive.table': { id: string }
  /** Exports what is transferred, then takes what has its visa. */
  'archive.purge': { id: string }
}
