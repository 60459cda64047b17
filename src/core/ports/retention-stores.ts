import type { RetentionCategory, RetentionRule } from '../domain/retention/retention-rule.ts'
import type { ChangedRule, RuleProposal } from '../domain/retention/rule-change.ts'
import type { Suspension } from '../domain/retention/suspension.ts'

export type RetentionRules = {
  /** One a category, in their order: what two people made of it, else as Mary is shipped. */
  all(): Promise<RetentionRule[]>
  /** Null: nobody changed it. */
  changed(category: RetentionCategory): Promise<ChangedRule | null>
  /** The change of this category that waits for a second person. */
  proposal(category: RetentionCategory): Promise<RuleProposal | null>
  proposals(): Promise<RuleProposal[]>
}

export type Suspensions = {
  byId(id: string): Promise<Suspension | null>
  /** Those that nobody lifted, oldest first. */
  standing(): Promise<Suspension[]>
}
