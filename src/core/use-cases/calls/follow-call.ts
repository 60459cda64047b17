import { type Jobs, refresh } from '../../change.ts'
import { departmentNamed, followed } from '../../domain/calls/ask-department.ts'
import { type CallDepartment, departmentState } from '../../domain/calls/call.ts'
import type { PersonId } from '../../domain/actor.ts'
import type { Department } from '../../domain/people/department.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../ports.ts'
import { departmentCards } from '../cards/call-cards.ts'
import { type Asked, departmentRoad } from './change-call.ts'
import { lookMs } from './open-call.ts'

type Needs = Pick<Ports, 'calls' | 'history' | 'departments' | 'directory' | 'commit' | 'now'>

/** The job `call.follow`: a proposal came in, or was taken back. */
export async function followProposal(
  ports: Pick<Ports, 'calls' | 'commit'>,
  { departmentId }: Jobs['call.follow'],
): Promise<void> {
  const row = await ports.calls.department(departmentId)
  if (row) await ports.commit(...departmentCards(row))
}

/**
 * The job `call.look`, only while a call is open: people whom the list names by now are asked, and the fallback of a
 * person who left. Asks for itself again.
 */
export async function lookAtCall(ports: Needs, { id, day }: Jobs['call.look'], settings: WorkingHours): Promise<void> {
  const call = await ports.calls.byId(id)
  if (call?.state !== 'open') return
  const now = ports.now()
  const rows = await ports.calls.departmentsOf(id)
  const [listed, left] = await Promise.all([ports.departments.all('now'), whoLeft(ports, rows)])
  for (const row of rows) {
    const seen = { listed: departmentNamed(listed, row.department), left }
    if (followed(row, seen) !== row) await follow(ports, row.id, seen, settings)
  }
  const today = localDay(now, settings.timeZone)
  await ports.commit(
    { job: 'call.look', data: { id, day: today }, inMs: lookMs },
    // The board counts the days that are left.
    ...(day === today ? [] : [refresh({ card: 'call-board', callId: id })]),
  )
}

type Seen = { listed: Department | undefined; left: ReadonlySet<PersonId> }

async function follow(ports: Needs, departmentId: string, seen: Seen, settings: WorkingHours): Promise<void> {
  await departmentRoad.byMary<{ kind: 'over' }>(ports, departmentId, (before, asked) => {
    const row = isStillAsked(asked) ? followed(before, seen) : before
    if (row === before) return { kind: 'over' }
    const { person } = row
    const now = ports.now()
    const notBefore = afterQuietHours(now, settings)
    return {
      row,
      verb: 'call.reassigned',
      details: { fromId: before.person?.id ?? null, toId: person?.id ?? null, to: person?.name ?? null },
      ...(notBefore > now && { notBefore }),
    }
  })
}

/** Once a department has answered, nothing more is asked of it. */
function isStillAsked(asked: Asked): boolean {
  const state = departmentState(asked)
  return asked.call.state === 'open' && (state === 'waiting' || state === 'nobody')
}

/** People among those asked whose account is closed or gone. */
async function whoLeft({ directory }: Needs, rows: CallDepartment[]): Promise<Set<PersonId>> {
  const ids = [...new Set(rows.flatMap(({ person, first }) => [person, first].flatMap(one => one?.id ?? [])))]
  if (ids.length === 0) return new Set()
  const people = await directory.people(ids)
  return new Set(ids.filter(id => !people.get(id)?.enabled))
}
