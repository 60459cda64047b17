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
