import { type Change, type Jobs, refresh } from '../../change.ts'
import { type Actor, named, type PersonId } from '../../domain/actor.ts'
import { departmentNamed } from '../../domain/calls/ask-department.ts'
import { type Call, type CallDepartment, departmentState, waitingOf } from '../../domain/calls/call.ts'
import type { Department } from '../../domain/people/department.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { type Instant, msBetween } from '../../domain/time.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, orRunAgain } from '../attempt.ts'
import { departmentCards } from '../cards/call-cards.ts'
import { seeAsked, seeCall } from '../placements/kept/kept-calls.ts'
import { nudgePauseMs } from '../validations/nudge.ts'
import { type Asked, callRoad, departmentRoad } from './change-call.ts'

type Needs = Pick<Ports, 'calls' | 'history' | 'departments' | 'commit' | 'now'>

/**
 * The job `call.remind`: reminds each department that did not answer, once for the hour that was due, however often the
 * job runs; `last`: their heads too, once for all.
 */
export async function remindDepartments(
  ports: Needs,
  data: Jobs['call.remind'],
  settings: WorkingHours,
): Promise<void> {
  const call = await ports.calls.byId(data.id)
  const now = ports.now()
  if (call?.state !== 'open') return
  // A prolonged call has reminders of its own; one that a person asked for is due all the same.
  if (!data.asked && call.closesAt !== data.closesAt) return
  const due = now > data.at ? now : data.at
  const calm = data.asked ? due : afterQuietHours(due, settings)
  if (calm > now) {
    if (calm < call.closesAt) await ports.commit({ job: 'call.remind', data, inMs: msBetween(now, calm) })
    return
  }
  if (now >= call.closesAt) return
  const rows = await ports.calls.departmentsOf(call.id)
  const people = Object.entries(
    Object.groupBy(
      rows.filter(one => one.person !== null),
      ({ person }) => person!.id,
    ),
  )
  for (const [person, own = []] of people)
    await remind(ports, { person, due: data.at, departments: own.map(({ id }) => id) })
  if (!data.last) return
  const listed = await ports.departments.all()
  for (const { id, department } of rows) await tellHead(ports, id, departmentNamed(listed, department))
}

type Reminder = { person: PersonId; due: Instant; departments: string[] }

/**
 * One card for all departments that this person answers for. The marks and the card are one commit, so that a process
 * that dies did neither or both.
 */
async function remind(ports: Needs, { person, due, departments }: Reminder): Promise<void> {
  await orRunAgain(async () => {
    const read = await Promise.all(departments.map(id => seeAsked(ports, id)))
    const silent = read.filter(one => one !== null).filter(one => isDue(one, { person, due }))
    if (silent.length === 0) return 'done'
    const rows = silent.map(({ row }) => ({
      ...row,
      version: row.version + 1,
      reminded: [...row.reminded, { due, person, at: ports.now() }],
    }))
    const kept = silent.flatMap(({ row, call }, index) => remindedOf(rows[index]!, row.version, call))
    return ports.commit(...kept, ...departmentCards(...rows))
  })
}

function remindedOf(row: CallDepartment, ifVersion: number, { reference: subject }: Call): Change[] {
  const details = { department: row.department }
  return [
    { save: 'call_department', row, ifVersion },
    { journal: { verb: 'call.reminded', actor: null, subject, seal: null, details } },
  ]
}

function isDue(asked: Asked, { person, due }: Pick<Reminder, 'person' | 'due'>): boolean {
  const { row } = asked
  const said = row.reminded.some(one => one.due === due)
  return row.person?.id === person && !said && departmentState(asked) === 'waiting'
}

/** A head who is asked in person was reminded just now, and needs no second message. */
async function tellHead(ports: Needs, departmentId: string, listed: Department | undefined): Promise<void> {
  const head = listed?.head ?? null
  await departmentRoad.byMary<{ kind: 'over' }>(ports, departmentId, (row, asked) => {
    if (head === null || row.head !== null || head.id === row.person?.id || departmentState(asked) !== 'waiting')
      return { kind: 'over' }
    return {
      row: { ...row, head: { person: named(head), at: ports.now() } },
      verb: 'call.head-told',
      details: { toId: head.id, to: head.name },
    }
  })
}

type NudgeRefusal =
  { kind: 'call-not-open' } | { kind: 'already-nudged'; at: Instant } | { kind: 'nobody-waiting'; call: Call }
export type NudgeCallResult =
  { kind: 'nudged'; call: Call; departments: number } | NudgeRefusal | { kind: 'not-found' | 'not-comms' } | Busy

/** *Relancer les 4 directions*: at once, to departments that did not answer. Two presses at once make one reminder. */
export async function nudgeDepartments(ports: Needs, actor: Actor, id: string): Promise<NudgeCallResult> {
  let waiting = 0
  const result = await callRoad.change<NudgeRefusal>(ports, actor, { id, what: 'call.nudge' }, async call => {
    const seen = await seeCall(ports, id)
    waiting = seen ? waitingOf(seen).length : 0
    const at = ports.now()
    const last = call.nudges.at(-1)
    if (call.state !== 'open') return { kind: 'call-not-open' }
    if (last && msBetween(last.at, at) < nudgePauseMs) return { kind: 'already-nudged', at: last.at }
    if (waiting === 0) return { kind: 'nobody-waiting', call }
    return {
      row: { ...call, nudges: [...call.nudges, { by: named(actor), at }] },
      verb: 'call.nudged',
      details: { departments: waiting },
      also: [nudgeJob(call, at), refresh({ card: 'call-board', callId: id })],
    }
  })
  return result.kind === 'changed' ? { kind: 'nudged', call: result.call, departments: waiting } : result
}

function nudgeJob({ id, closesAt }: Call, at: Instant): Change {
  return { job: 'call.remind', data: { id, closesAt, at, last: false, asked: true } }
}
