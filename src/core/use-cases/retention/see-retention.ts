import { type Actor, isAdmin, isDpo, maySeeAll } from '../../domain/actor.ts'
import type { ArchiveList } from '../../domain/retention/archive-list.ts'
import type { RetentionCategory, RetentionRule } from '../../domain/retention/retention-rule.ts'
import type { RuleProposal } from '../../domain/retention/rule-change.ts'
import { daysOf } from '../../domain/retention/shipped-rules.ts'
import { keptSince } from '../../domain/retention/kept-until.ts'
import type { Suspension } from '../../domain/retention/suspension.ts'
import type { Settings } from '../../domain/settings.ts'
import { mayConfirm, mayPropose } from '../../domain/two-people.ts'
import type { Ports } from '../../ports.ts'
import { type HeldNeeds, readHeld } from '../read-held.ts'

/** `due`: how many rows the changed rule would delete this night that the present one leaves. */
export type SeenProposal = { proposal: RuleProposal; rule: RetentionRule; due: number; mayConfirm: boolean }
export type RetentionSeen = {
  rules: RetentionRule[]
  proposals: SeenProposal[]
  suspensions: Suspension[]
  /** The list that waits for the archivist; null: none. */
  waiting: ArchiveList | null
  mayPropose: boolean
  maySuspend: boolean
}
type Needs = HeldNeeds & Pick<Ports, 'retentionRules' | 'archiveLists' | 'purges' | 'now'>
type Rules = Pick<Settings, 'timeZone'>

/** `durées`: how long things are kept, changes that wait for a second person, and suspensions. Changes nothing. */
export async function seeRetention(
  ports: Needs,
  actor: Actor,
  settings: Rules,
): Promise<({ kind: 'retention' } & RetentionSeen) | { kind: 'not-comms' }> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  const rules = await ports.retentionRules.all()
  const proposals = await ports.retentionRules.proposals()
  return {
    kind: 'retention',
    rules,
    proposals: await Promise.all(proposals.map(one => seeProposal(ports, actor, one, settings))),
    suspensions: await ports.suspensions.standing(),
    waiting: await ports.archiveLists.waiting(),
    mayPropose: mayPropose(actor),
    maySuspend: maySuspend(actor),
  }
}

/** Who may suspend the purge of a person or a reference: a litigation is not communication's matter. */
export function maySuspend(actor: Pick<Actor, 'roles'>): boolean {
  return isDpo(actor) || isAdmin(actor)
}

async function seeProposal(ports: Needs, actor: Actor, proposal: RuleProposal, settings: Rules): Promise<SeenProposal> {
  const rule = await ruleOf(ports, proposal.id)
  return {
    proposal,
    rule,
    due: await newlyDue(ports, rule, proposal.rule, settings),
    mayConfirm: mayConfirm(proposal.by, actor),
  }
}

export async function ruleOf(
  { retentionRules }: Pick<Ports, 'retentionRules'>,
  category: RetentionCategory,
): Promise<RetentionRule> {
  return (await retentionRules.all()).find(rule => rule.category === category)!
}

async function newlyDue(ports: Needs, rule: RetentionRule, next: RetentionRule, settings: Rules): Promise<number> {
  if (rule.days === null || next.days === null || next.days >= rule.days) return 0
  const held = await readHeld(ports)
  const count = async (one: RetentionRule): Promise<number> =>
    (await ports.purges.count(rule.category, keptSince(daysOf([one], rule.category), ports.now(), settings), held)).due
  return Math.max(0, (await count(next)) - (await count(rule)))
}
