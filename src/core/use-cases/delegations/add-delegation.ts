import { type Actor, isComms, isOutside, type Named, named, type Person } from '../../domain/actor.ts'
import { type Change, refresh } from '../../change.ts'
import { unfitApprover, type UnfitKey, unfitKeys } from '../people/unfit.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { personByMail } from '../people/read-people.ts'
import type { Ports } from '../../ports.ts'
import type { Settings } from '../../domain/settings.ts'
import { cleanText } from '../../domain/text.ts'
import {
  type Delegation,
  type DelegationScope,
  lendersOf,
  type Period,
  type PeriodErrors,
  readPeriod,
} from '../../domain/delegations/delegation.ts'
import { isApprover } from './may-approve.ts'
import { readScope, type ScopeErrors } from './read-lent-scope.ts'

const reasonMax = 500
/** So many open delegations of one person: for a long absence one is enough. */
const openMost = 10

/**
 * From a form, untrusted. `from`, `to`: mail addresses; `from` and `reason`: where comms lend the place for an
 * approver. `since`, `until`: days.
 */
export type DelegationInput = {
  from?: unknown
  to: unknown
  since: unknown
  until: unknown
  circuits?: unknown
  departments?: unknown
  reason?: unknown
}
export type DelegationErrors = PeriodErrors &
  ScopeErrors & {
    from?: 'unknown-person' | 'not-comms' | 'no-place-to-lend'
    to?: 'required' | 'unknown-person' | UnfitKey | 'oneself' | 'for-oneself' | 'already-delegated' | 'too-many-lent'
    reason?: 'reason-missing' | 'too-long'
  }
export type AddDelegationResult =
  { kind: 'delegated'; delegation: Delegation } | { kind: 'invalid'; errors: DelegationErrors } | { kind: 'busy' }
export type AddNeeds = OpenNeeds & Pick<Ports, 'delegations' | 'commit' | 'newId'>
export type OpenNeeds = Pick<Ports, 'history' | 'directory' | 'departments' | 'circuits' | 'validations' | 'now'>
/** `nothing-to-lend`: no visa is ever asked of them. */
export type MayNotLend = { kind: 'not-an-agent' | 'nothing-to-lend' }

/** Null: they may lend their place or, as comms, that of an approver. */
export async function mayNotLend(ports: OpenNeeds, actor: Actor): Promise<MayNotLend | null> {
  if (isOutside(actor)) return { kind: 'not-an-agent' }
  if (isComms(actor) || (await isApprover(ports, actor.id))) return null
  return refusedAttempt(ports, actor, { what: 'delegation.add', subject: 'delegations' }, { kind: 'nothing-to-lend' })
}

/** *Déléguer*: an approver lends their place; comms may do it for them, and says why. */
export async function addDelegation(
  ports: AddNeeds,
  actor: Actor,
  input: DelegationInput,
  settings: Pick<Settings, 'timeZone'>,
): Promise<AddDelegationResult | MayNotLend> {
  const refused = await mayNotLend(ports, actor)
  if (refused) return refused
  const { period, errors: ofPeriod } = readPeriod(input, ports.now(), settings.timeZone)
  const { scope, errors: ofScope } = await readScope(ports, {
    circuits: input.circuits,
    departments: input.departments,
  })
  const { from, to, errors: ofPeople } = await readPeople(ports, actor, input)
  const errors: DelegationErrors = { ...ofPeriod, ...ofScope, ...ofPeople, ...reasonErrors(from, actor, input) }
  if (Object.keys(errors).length > 0 || !to || !period) return { kind: 'invalid', errors }
  return lend(ports, actor, { from, to, period, scope, reason: from.id === actor.id ? null : cleanText(input.reason) })
}

export type Lent = { from: Named; to: Named; period: Period; scope: DelegationScope; reason: string | null }

/** One commit: the delegation, its journal entry, and the jobs that apply it at its beginning and at its end. */
export async function lend(
  ports: Pick<Ports, 'history' | 'delegations' | 'commit' | 'now' | 'newId'>,
  actor: Actor,
  lent: Lent,
): Promise<AddDelegationResult> {
  const { from, to, period, scope, reason } = lent
  const at = ports.now()
  const id = ports.newId()
  const others = await ports.delegations.of([from.id], at)
  // Read after the others, so that a delegation made by the same click is recognised, and counts as no obstacle.
  const before = await ports.delegations.byId(id)
  if (before) return { kind: 'delegated', delegation: before }
  if (others.some(one => isSame(one, lent))) return { kind: 'invalid', errors: { to: 'already-delegated' } }
  if (lendersOf(others, from.id).has(to.id)) {
    await refusedAttempt(ports, actor, { what: 'delegation.add', subject: 'delegations' }, { kind: 'for-oneself' })
    return { kind: 'invalid', errors: { to: 'for-oneself' } }
  }
  if (others.length >= openMost) return { kind: 'invalid', errors: { to: 'too-many-lent' } }
  const delegation: Delegation = {
    id,
    version: 1,
    from: named(from),
    to: named(to),
    ...period,
    scope,
    reason,
    ended: null,
    createdBy: named(actor),
    createdAt: at,
  }
  const done = await ports.commit(
    { save: 'delegation', row: delegation, ifVersion: 0 },
    { journal: { verb: 'delegation.added', actor, subject: id, seal: null, details: told(delegation) } },
    ...jobsOf(delegation, at),
  )
  const made = done === 'done' ? delegation : await ports.delegations.byId(id)
  return made ? { kind: 'delegated', delegation: made } : { kind: 'busy' }
}

/** The stand-in is told, and the approver where another person lent the place for them. */
function jobsOf({ id, from, to, since, until, createdBy }: Delegation, now: string): Change[] {
  const people = createdBy.id === from.id ? [to] : [to, from]
  return [
    { job: 'delegation.apply', data: { id }, ...(since <= now ? {} : { at: since }) },
    { job: 'delegation.apply', data: { id }, at: until },
    ...people.map(person => refresh({ card: 'delegation', delegationId: id, person: person.id })),
  ]
}

function told({ from, to, since, until, scope, reason }: Delegation) {
  return {
    fromId: from.id,
    fromName: from.name,
    toId: to.id,
    to: to.name,
    since,
    until,
    scope: JSON.stringify(scope),
    reason,
  }
}

async function readPeople(
  ports: AddNeeds,
  actor: Actor,
  input: DelegationInput,
): Promise<{ from: Named; to: Person | null; errors: DelegationErrors }> {
  const [lender, mail] = [cleanText(input.from), cleanText(input.to)]
  const errors: DelegationErrors = {}
  if (lender !== '' && !isComms(actor)) {
    await refusedAttempt(ports, actor, { what: 'delegation.add', subject: 'delegations' }, { kind: 'not-comms' })
    return { from: actor, to: null, errors: { from: 'not-comms' } }
  }
  const from: Named | null = lender === '' ? actor : await personByMail(ports, lender)
  if (!from) errors.from = 'unknown-person'
  else if (from.id !== actor.id && !(await isApprover(ports, from.id))) errors.from = 'no-place-to-lend'
  const to = await personByMail(ports, mail)
  const unfit = to && (await unfitApprover(ports, to))
  if (!to) errors.to = mail === '' ? 'required' : 'unknown-person'
  else if (unfit) errors.to = unfitKeys[unfit]
  else if (to.id === from?.id) errors.to = 'oneself'
  else if (to.id === actor.id) {
    errors.to = 'for-oneself'
    await refusedAttempt(ports, actor, { what: 'delegation.add', subject: 'delegations' }, { kind: 'for-oneself' })
  }
  return { from: from ?? actor, to, errors }
}

function reasonErrors(from: Named, actor: Actor, input: DelegationInput): DelegationErrors {
  const reason = cleanText(input.reason)
  if (reason.length > reasonMax) return { reason: 'too-long' }
  const forAnother = cleanText(input.from) !== '' && from.id !== actor.id
  return forAnother && reason === '' ? { reason: 'reason-missing' } : {}
}

/** To the same person for the same things, at the same time. */
function isSame(one: Delegation, { to, period, scope }: Lent): boolean {
  const overlaps = one.since < period.until && period.since < one.until
  return one.to.id === to.id && overlaps && key(one.scope) === key(scope)
}

function key({ circuits, departments }: DelegationScope): string {
  return JSON.stringify([circuits.map(({ id }) => id).sort(), departments.toSorted()])
}
