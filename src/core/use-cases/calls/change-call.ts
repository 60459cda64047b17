import type { Change } from '../../change.ts'
import type { Actor } from '../../domain/actor.ts'
import { type Call, type CallDepartment, type DepartmentSeen, mayAnswer } from '../../domain/calls/call.ts'
import type { JournalEntry, JournalVerb } from '../../domain/journal/journal.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { departmentCards } from '../cards/call-cards.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { seeAsked } from '../placements/kept-calls.ts'

type Told = { verb: JournalVerb; details?: JournalEntry['details']; also?: Change[] }
export type CallDecided = Told & { call: Call }
/** `notBefore`: the cards that tell of it wait until then. */
export type DepartmentDecided = Told & { row: CallDepartment; notBefore?: Instant }
export type Asked = DepartmentSeen & { call: Call }

/** The road of every change of a call itself: read, decide, commit, again when it was stale. */
export function changeCall<Refusal extends { kind: string }>(
  ports: Pick<Ports, 'calls' | 'commit' | 'now'>,
  actor: Actor | null,
  id: string,
  decide: (call: Call) => CallDecided | Refusal | Promise<CallDecided | Refusal>,
): Promise<{ kind: 'changed'; call: Call } | Refusal | { kind: 'not-found' } | Busy> {
  return whileStale<{ kind: 'changed'; call: Call } | Refusal | { kind: 'not-found' }>(async () => {
    const read = await ports.calls.byId(id)
    if (!read) return { kind: 'not-found' }
    const decided = await decide(read)
    if ('kind' in decided) return decided
    const call = { ...decided.call, version: read.version + 1, updatedAt: ports.now() }
    const done = await ports.commit(...callChanges(call, read.version, actor, decided), ...(decided.also ?? []))
    return done === 'done' ? { kind: 'changed', call } : 'stale'
  })
}

export function callChanges(call: Call, ifVersion: number, actor: Actor | null, told: Told): Change[] {
  const { verb, details = {} } = told
  return [
    { save: 'call', row: call, ifVersion },
    { journal: { verb, actor, subject: call.reference, seal: null, details } },
  ]
}

/** What is kept of one department, without the cards that tell of it. */
export function departmentChanges(
  row: CallDepartment,
  ifVersion: number,
  { verb, details = {}, actor, call }: Told & { actor: Actor | null; call: Call },
): Change[] {
  const subject = call.reference
  return [
    { save: 'call_department', row, ifVersion },
    { journal: { verb, actor, subject, seal: null, details: { department: row.department, ...details } } },
  ]
}

export type NotAsked = { kind: 'not-asked' }
export type DepartmentChanged = { kind: 'changed' } & Asked

/** The same of what one department is asked, by one of those who may answer; every card that tells of it follows. */
export function changeDepartment<Refusal extends { kind: string }>(
  ports: Pick<Ports, 'calls' | 'history' | 'commit' | 'now'>,
  actor: Actor | null,
  departmentId: string,
  decide: (asked: Asked) => DepartmentDecided | Refusal,
): Promise<DepartmentChanged | Refusal | NotAsked | { kind: 'not-found' } | Busy> {
  return whileStale<DepartmentChanged | Refusal | NotAsked | { kind: 'not-found' }>(async () => {
    const read = await seeAsked(ports, departmentId)
    if (!read) return { kind: 'not-found' }
    const { call } = read
    if (actor && !mayAnswer(read.row, actor.id))
      return refusedAttempt(ports, actor, { what: 'call.answer', subject: call.reference }, { kind: 'not-asked' })
    const decided = decide(read)
    if ('kind' in decided) return decided
    const row = { ...decided.row, version: read.row.version + 1 }
    const { also = [], notBefore: at } = decided
    const done = await ports.commit(
      ...departmentChanges(row, read.row.version, { ...decided, actor, call }),
      ...departmentCards(row).map(card => (at === undefined ? card : { ...card, at })),
      ...also,
    )
    return done === 'done' ? { kind: 'changed', ...read, row } : 'stale'
  })
}
