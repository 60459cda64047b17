import type { Named, Role } from '../actor.ts'
import { cleanText } from '../text.ts'
import type { Instant } from '../time.ts'
import { legalBases, type RetentionRule } from './retention-rule.ts'
import { shippedRules } from './shipped-rules.ts'

/**
 * A rule that two people changed, one row a category. `proposedAt`: absent from changes that are older than this field.
 */
export type ChangedRule = RetentionRule & {
  id: RetentionRule['category']
  proposedBy: Named
  confirmedBy: Named
  at: Instant
  proposedAt?: Instant
}

/**
 * One change that waits for a second person, one row a category. `from`: the version of the rule that it was made on;
 * `roles`: those of its proposer, at that time.
 */
export type RuleProposal = {
  id: RetentionRule['category']
  version: number
  from: number
  rule: RetentionRule
  by: Named & { roles: readonly Role[] }
  at: Instant
}

/** What became of a proposal, for everybody: its proposer and confirmer are not named. `next`: while it waits. */
export type RuleProposalSeen = { rule: RetentionRule; next: RetentionRule | null; isConfirmed: boolean }

/** Of a purpose or of recipients, in UTF-16 code units. */
export const ruleTextMax = 300

export const ruleFields = ['days', 'basis', 'purpose', 'recipients'] as const
export type RuleErrors = Partial<
  Record<(typeof ruleFields)[number] | 'card', 'rule-days' | 'too-long' | 'required' | 'rule-unchanged'>
>

/**
 * The next rule, as a person typed it, or what is wrong with it. An empty purpose or empty recipients: the words
 * shipped with Mary.
 */
export function readRuleChange(
  rule: RetentionRule,
  typed: Partial<Record<(typeof ruleFields)[number], unknown>>,
): { rule: RetentionRule } | { errors: RuleErrors } {
  const errors: RuleErrors = {}
  const days = daysIn(rule, typed.days)
  if (days === undefined) errors.days = 'rule-days'
  const basis = legalBases.find(one => one === typed.basis)
  if (basis === undefined) errors.basis = 'required'
  const said = (name: 'purpose' | 'recipients'): string | null => {
    const text = cleanText(typed[name])
    if (text.length > ruleTextMax) errors[name] = 'too-long'
    return text === '' ? null : text
  }
  const next = { ...rule, purpose: said('purpose'), recipients: said('recipients') }
  if (days === undefined || basis === undefined || Object.keys(errors).length > 0) return { errors }
  const changed = { ...next, days, basis }
  return ruleFields.every(name => changed[name] === rule[name])
    ? { errors: { card: 'rule-unchanged' } }
    : { rule: { ...changed, version: rule.version + 1 } }
}

/** Undefined: not allowed by the law here. */
function daysIn({ category, days }: RetentionRule, typed: unknown): number | null | undefined {
  const { bounds } = shippedRules[category]
  if (bounds === null) return days
  const text = cleanText(typed)
  if (!/^\d{1,5}$/.test(text)) return undefined
  const asked = Number(text)
  return asked >= bounds.least && asked <= bounds.most ? asked : undefined
}
