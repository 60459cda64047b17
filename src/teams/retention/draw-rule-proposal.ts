import type { RetentionRule } from '../../core/domain/retention/retention-rule.ts'
import type { RuleProposalSeen } from '../../core/domain/retention/rule-change.ts'
import type { Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'

export const drawnProposals: DrawnCards<'rule-proposal'> = {
  'rule-proposal': {
    draw: drawRuleProposal,
    summary: (_face, { words }) => words.text('summaries.rule-proposal'),
  },
}

/** The change, and what to type to decide on it; then the outcome. */
export function drawRuleProposal(seen: RuleProposalSeen, look: Look): Card {
  const { words } = look
  const { rule, next, isConfirmed } = seen
  const word = words.typed.retention[0]!
  const state = next ? 'waits' : isConfirmed ? 'confirmed' : 'over'
  return drawCard(
    'retention/proposal',
    {
      heading: words.text(`retention.categories.${rule.category}.name`),
      change: next ? changeText(rule, next, words) : '',
      state: words.text(`retention.proposal.states.${state}`, { word }),
      color: next ? 'warning' : isConfirmed ? 'good' : 'default',
    },
    look,
  )
}

/** « 30 jours → 20 jours »; else which part of the rule would change. */
function changeText(rule: RetentionRule, next: RetentionRule, words: Words): string {
  if (next.days === rule.days) return words.text('retention.proposal.words')
  const days = (one: RetentionRule): string =>
    one.days === null ? words.text('retention.served') : words.count('retention.days', one.days)
  return words.text('retention.proposal.change', { before: days(rule), after: days(next) })
}
