/**
 * A call has a row for each department, and an answer saves that row alone: so all departments may answer at once.
 * Proposals are counted by their `callDepartmentId`, and by nothing else.
 */

import { type Change, refresh } from '../../change.ts'
import { askedOf, departmentNamed } from '../../domain/calls/ask-department.ts'
import type { Call, CallDepartment } from '../../domain/calls/call.ts'
import { callReminders, endFrom, nextDates } from '../../domain/calls/call-dates.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { clockSkewMs, type Instant, msBetween } from '../../domain/time.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { askCards } from '../cards/call-cards.ts'
import { callChanges } from './change-call.ts'
import { newCall, openingJobs } from './plan-call.ts'

/** A correspondent who is new in the list has the card within five minutes, reading and sending included. */
export const lookMs = 4 * 60_000

type Needs = Pick<Ports, 'calls' | 'departments' | 'commit' | 'now' | 'newId' | 'newReference'>

/**
 * The job `call.open`, at its hour: one row a department, their cards, the board, and all jobs until its end, in one
 * commit. A recurring call is planned again in the same commit.
 */
export async function openCall(ports: Needs, id: string, settings: WorkingHours): Promise<void> {
  await orRunAgain(async () => {
    const read = await ports.calls.byId(id)
    if (read?.state !== 'planned') return 'done'
    const now = ports.now()
    const early = msBetween(now, read.opensAt)
    // By the clock of the store it is time, ours is a moment behind; or the call was put off.
    if (early > 0) {
      const when = early < clockSkewMs ? { inMs: early } : { at: read.opensAt }
      await ports.commit({ job: 'call.open', data: { id }, ...when })
      return 'done'
    }
    const call = openedAt(read, now, settings)
    const rows = await rowsOf(ports, call)
    const next = await nextChanges(ports, read, settings, id)
    const told = { verb: 'call.opened', details: { departments: rows.length, closesAt: call.closesAt } } as const
    return ports.commit(
      ...callChanges(call, read.version, told),
      ...rows.map((row): Change => ({ save: 'call_department', row, ifVersion: 0 })),
      ...whenAwake(rows.flatMap(askCards), now, settings),
      refresh({ card: 'call-board', callId: id }),
      ...(call.askedAt === null ? [] : [refresh({ card: 'call-question', callId: id })]),
      ...untilTheEnd(call, now, settings),
      { job: 'call.look', data: { id, day: localDay(now, settings.timeZone) }, inMs: lookMs },
      ...next,
    )
  })
}

function openedAt(read: Call, now: Instant, settings: WorkingHours): Call {
  return {
    ...read,
    version: read.version + 1,
    state: 'open',
    openedAt: now,
    closesAt: endFrom(read, now, settings),
    updatedAt: now,
  }
}

/** A department that is no longer in the list is asked all the same, and shown as one without anybody to ask. */
async function rowsOf({ departments, newId }: Needs, { id: callId, ...call }: Call): Promise<CallDepartment[]> {
  const listed = await departments.all('now')
  const names = call.departments === 'all' ? listed.map(({ name }) => name) : call.departments
  return [...new Set(names)].map(department =>
    askedOf({ id: newId(), callId, department }, departmentNamed(listed, department)),
  )
}

/** Reminders, and the end. Each job checks again at its hour. */
export function untilTheEnd(
  { id, openedAt, closesAt }: Call,
  now: Instant,
  settings: WorkingHours,
  wanted: (reminder: { last: boolean }) => boolean = () => true,
): Change[] {
  const reminders = callReminders(openedAt ?? now, closesAt, settings).filter(one => one.at > now && wanted(one))
  return [
    ...reminders.map(({ at, last }): Change => ({
      job: 'call.remind',
      data: { id, closesAt, at, last, asked: false },
      at,
    })),
    { job: 'call.close', data: { id, closesAt }, at: closesAt },
  ]
}

/**
 * A recurring call is planned again as soon as it opens, or is skipped: a row of its own, which may be changed or
 * skipped. `lastId`: the call that opened last.
 */
export async function nextChanges(
  ports: Pick<Ports, 'now' | 'newId' | 'newReference'>,
  call: Call,
  settings: WorkingHours,
  lastId: string,
): Promise<Change[]> {
  const at = ports.now()
  const dates = nextDates(call, at, settings)
  if (!dates) return []
  const { title, text, sections, departments, recurrence, by, id } = call
  const next = newCall(
    { title, text, sections, departments, recurrence, ...dates },
    { id: ports.newId(), reference: await ports.newReference('APP', `after ${id}`), by, at, previousId: lastId },
  )
  const told = { verb: 'call.planned', details: { title, after: call.reference, ...dates } } as const
  return [...callChanges(next, 0, told), ...openingJobs(next, at, settings)]
}

/** By night, new cards wait for the morning. */
function whenAwake(cards: Change[], now: Instant, settings: WorkingHours): Change[] {
  const at = afterQuietHours(now, settings)
  return at === now ? cards : cards.map(card => ({ ...card, at }))
}
