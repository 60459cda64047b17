import { type Change, refresh } from '../../change.ts'
import { type Actor, named } from '../../domain/actor.ts'
import {
  retentionCategories,
  type RetentionCategory,
  type RetentionRule,
} from '../../domain/retention/retention-rule.ts'
import { readRuleChange, type RuleErrors, type RuleProposal } from '../../domain/retention/rule-change.ts'
import { mayConfirm, mayPropose } from '../../domain/two-people.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { ruleOf } from './see-retention.ts'
import { road } from '../road.ts'

type Needs = Pick<Ports, 'retentionRules' | 'history' | 'commit' | 'now'>
type Refusal = { kind: 'not-comms' } | { kind: 'not-found' } | { kind: 'rule-changed' } | Busy

export function readCategory(text: string): RetentionCategory | null {
  return retentionCategories.find(one => one === text) ?? null
}

export type ProposeResult =
  { kind: 'proposed'; proposal: RuleProposal } | { kind: 'invalid'; rule: RetentionRule; errors: RuleErrors } | Refusal

const ruleRoad = road({
  read: async (ports: Pick<Ports, 'retentionRules'>, { category: text }: { category: string; what: string }) => {
    const category = readCategory(text)
    if (category === null) return null
    const [rule, proposal] = await Promise.all([ruleOf(ports, category), ports.retentionRules.proposal(category)])
    return { category, rule, proposal }
  },
  refuses: (actor, seen) => (!seen || mayPropose(actor) ? null : 'not-comms'),
  attempt: (_, { what }) => ({ what, subject: 'retention' }),
})

/** `seen`: the version of the rule that the form showed. An earlier proposal for this category is replaced. */
export function proposeRule(
  ports: Needs,
  actor: Actor,
  { category: text, seen, typed }: { category: string; seen: number; typed: Parameters<typeof readRuleChange>[1] },
): Promise<ProposeResult> {
  const key = { category: text, what: 'retention.propose' }
  return ruleRoad<ProposeResult>(ports, actor, key, ({ category, rule, proposal: before }) => {
    if (rule.version !== seen) return { kind: 'rule-changed' }
    const read = readRuleChange(rule, typed)
    if ('errors' in read) return { kind: 'invalid', rule, errors: read.errors }
    const ifVersion = before?.version ?? 0
    const by = { ...named(actor), roles: actor.roles }
    const row = { id: category, version: ifVersion + 1, from: rule.version, rule: read.rule, by, at: ports.now() }
    const cards = [...(before ? [cardOf(before)] : []), cardOf(row)]
    return {
      changes: [{ save: 'rule_proposal', row, ifVersion }, entry('retention.proposed', actor, row), ...cards],
      answer: { kind: 'proposed', proposal: row },
    }
  })
}

export type DecideResult = { kind: 'rule-confirmed' | 'rule-declined' } | { kind: 'second-person' } | Refusal

/** `seen`: the version of the proposal on the button. Its proposer may take it back, not confirm it. */
export function decideRule(
  ports: Needs,
  actor: Actor,
  { category: text, seen, agrees }: { category: string; seen: number; agrees: boolean },
): Promise<DecideResult> {
  const key = { category: text, what: agrees ? 'retention.confirm' : 'retention.decline' }
  return ruleRoad<DecideResult>(ports, actor, key, ({ category: id, rule, proposal }) => {
    if (proposal?.version !== seen) return { kind: 'rule-changed' }
    const gone: Change = { remove: 'rule_proposal', id, ifVersion: proposal.version }
    const told = (verb: 'retention.declined' | 'retention.changed') => [entry(verb, actor, proposal), cardOf(proposal)]
    if (!agrees) return { changes: [gone, ...told('retention.declined')], answer: { kind: 'rule-declined' } }
    if (!mayConfirm(proposal.by, actor)) return { kind: 'second-person' }
    if (rule.version !== proposal.from) return { kind: 'rule-changed' }
    const proposedBy = { id: proposal.by.id, name: proposal.by.name }
    const by = { proposedBy, confirmedBy: named(actor) }
    const row = { ...proposal.rule, id, ...by, at: ports.now(), proposedAt: proposal.at }
    const save: Change = { save: 'retention_rule', row, ifVersion: rule.version }
    return { changes: [save, gone, ...told('retention.changed')], answer: { kind: 'rule-confirmed' } }
  })
}

/** In the channel: people who may confirm are told once, and the outcome is drawn there. */
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
