import { type Change, refresh } from '../../change.ts'
import { type Actor, named } from '../../domain/actor.ts'
import {
  type RetentionCategory,
  retentionCategories,
  type RetentionRule,
} from '../../domain/retention/retention-rule.ts'
import { readRuleChange, type RuleErrors, type RuleProposal } from '../../domain/retention/rule-change.ts'
import { mayConfirm, mayPropose } from '../../domain/two-people.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { ruleOf } from './see-retention.ts'

type Needs = Pick<Ports, 'retentionRules' | 'history' | 'commit' | 'now'>
type Refusal = { kind: 'not-comms' } | { kind: 'not-found' } | { kind: 'rule-changed' } | Busy

export function readCategory(text: string): RetentionCategory | null {
  return retentionCategories.find(one => one === text) ?? null
}

export type ProposeResult =
  { kind: 'proposed'; proposal: RuleProposal } | { kind: 'invalid'; rule: RetentionRule; errors: RuleErrors } | Refusal

/** `seen`: the version of the rule that the form showed. What waited of this category is replaced. */
export async function proposeRule(
  ports: Needs,
  actor: Actor,
  { category: text, seen, typed }: { category: string; seen: number; typed: Parameters<typeof readRuleChange>[1] },
): Promise<ProposeResult> {
  const category = readCategory(text)
  if (category === null) return { kind: 'not-found' }
  if (!mayPropose(actor))
    return refusedAttempt(ports, actor, { what: 'retention.propose', subject: 'retention' }, { kind: 'not-comms' })
  return whileStale<ProposeResult>(async () => {
    const rule = await ruleOf(ports, category)
    if (rule.version !== seen) return { kind: 'rule-changed' }
    const read = readRuleChange(rule, typed)
    if ('errors' in read) return { kind: 'invalid', rule, errors: read.errors }
    const before = await ports.retentionRules.proposal(category)
    const ifVersion = before?.version ?? 0
    const by = { ...named(actor), roles: actor.roles }
    const row = { id: category, version: ifVersion + 1, from: rule.version, rule: read.rule, by, at: ports.now() }
    const done = await ports.commit(
      { save: 'rule_proposal', row, ifVersion },
      entry('retention.proposed', actor, row),
      ...(before ? [cardOf(before)] : []),
      cardOf(row),
    )
    return done === 'done' ? { kind: 'proposed', proposal: row } : 'stale'
  })
}

export type DecideResult = { kind: 'rule-confirmed' | 'rule-declined' } | { kind: 'second-person' } | Refusal

/** `seen`: the version of the proposal that the button was on. Whoever proposed it may take it back, not confirm it. */
export async function decideRule(
  ports: Needs,
  actor: Actor,
  { category: text, seen, agrees }: { category: string; seen: number; agrees: boolean },
): Promise<DecideResult> {
  const category = readCategory(text)
  if (category === null) return { kind: 'not-found' }
  const what = agrees ? 'retention.confirm' : 'retention.decline'
  if (!mayPropose(actor)) return refusedAttempt(ports, actor, { what, subject: 'retention' }, { kind: 'not-comms' })
  return whileStale<DecideResult>(async () => {
    const proposal = await ports.retentionRules.proposal(category)
    if (proposal?.version !== seen) return { kind: 'rule-changed' }
    const rule = await ruleOf(ports, category)
    const gone = { remove: 'rule_proposal', id: category, ifVersion: proposal.version } as const
    if (!agrees) {
      const done = await ports.commit(gone, entry('retention.declined', actor, proposal), cardOf(proposal))
      return done === 'done' ? { kind: 'rule-declined' } : 'stale'
    }
    if (!mayConfirm(proposal.by, actor)) return { kind: 'second-person' }
    if (rule.version !== proposal.from) return { kind: 'rule-changed' }
    const { id, name } = proposal.by
    const by = { proposedBy: { id, name }, confirmedBy: named(actor) }
    const row = { ...proposal.rule, id: category, ...by, at: ports.now(), proposedAt: proposal.at }
    const done = await ports.commit(
      { save: 'retention_rule', row, ifVersion: rule.version },
      gone,
      entry('retention.changed', actor, proposal),
      cardOf(proposal),
    )
    return done === 'done' ? { kind: 'rule-confirmed' } : 'stale'
  })
}

/** In the channel: whoever may be the second one is told once, and what became of it is drawn there. */
export function cardOf({ id, at }: Pick<RuleProposal, 'id' | 'at'>): Change {
  return refresh({ card: 'rule-proposal', category: id, at })
}

function entry(
  verb: 'retention.proposed' | 'retention.changed' | 'retention.declined',
  actor: Actor,
  { id: category, rule, by }: Pick<RuleProposal, 'id' | 'rule' | 'by'>,
) {
  const details = { category, days: rule.days, basis: rule.basis, proposedBy: by.id }
  return { journal: { verb, actor: named(actor), subject: 'retention', seal: null, details } } as const
}
