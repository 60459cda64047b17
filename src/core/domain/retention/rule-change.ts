import type { Named, Role } from '../actor.ts'
import type { Instant } from '../time.ts'
import type { RetentionRule } from './retention-rule.ts'

/** A rule that two people changed, one row a category. */
export type ChangedRule = RetentionRule & {
  id: RetentionRule['category']
  proposedBy: Named
  confirmedBy: Named
  at: Instant
}

/**
 * One change that waits for a second person, one row a category. `from`: the version of the rule that it was made on;
 * `roles`: those of whoever proposed it, then.
 */
export type RuleProposal = {
  id: RetentionRule['category']
  version: number
  from: number
  rule: RetentionRule
  by: Named & { roles: readonly Role[] }
  at: Instant
}
