import { type Change, refresh } from '../../../change.ts'
import type { Actor, PersonId } from '../../../domain/actor.ts'
import { thanksAt } from '../../../domain/events/thanks.ts'
import { boardPage } from '../../../domain/events/event-board.ts'
import { answerId, type EventNow } from '../../../domain/events/event.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { afterQuietHours } from '../../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../../ports.ts'
import { type Busy, whileStale } from '../../attempt.ts'
import type { AttendanceNeeds } from './open-attendance.ts'
import { type Brought, seenBy } from '../read-event.ts'
import { type AttendanceRefusal, attendanceOf } from './see-attendance.ts'
import { boardsSoon } from './tallied.ts'

/** The people on one page, and one more who is on none. */
const ticksMost = boardPage + 1

export type TickResult = { kind: 'ticked'; event: EventNow } | AttendanceRefusal | Busy

/**
 * An organiser notes who was there, and who was not after all: of the people on one page, only what this organiser
 * changed. Ticks by others meanwhile stay. Untrusted: people whom the event did not reach are left out.
 */
export async function tickAttendance(
  ports: AttendanceNeeds,
  actor: Actor,
  { postId, add, remove }: { postId: string; add: readonly PersonId[]; remove: readonly PersonId[] },
  settings: WorkingHours,
): Promise<TickResult> {
  const organised = await attendanceOf(ports, actor, postId, settings)
  if (organised.kind !== 'organised') return organised
  const { brought } = organised
  return whileStale<TickResult>(async () => {
    const [added, removed] = await Promise.all([
      Promise.all(add.slice(0, ticksMost).map(person => noted(ports, actor, brought, person))),
      Promise.all(remove.slice(0, ticksMost).map(person => struck(ports, actor, brought, person))),
    ])
    const changed = [...added, ...removed].filter(one => one !== null)
    if (changed.length === 0) return { kind: 'ticked', event: brought.event }
    const done = await ports.commit(
      ...changed.flatMap(({ changes }) => changes),
      boardsSoon(postId, ports.now()),
      ...changed.flatMap(({ person }) => thankedLate(ports, brought.event, person, settings)),
    )
    return done === 'done' ? { kind: 'ticked', event: brought.event } : 'stale'
  })
}

type Changed = { person: PersonId; changes: Change[] } | null

async function noted(ports: AttendanceNeeds, actor: Actor, brought: Brought, person: PersonId): Promise<Changed> {
  const { id: postId, reference: subject } = brought.event.post
  if (await ports.attendance.of(postId, person)) return null
  if ((await seenBy(ports, brought, person, new Map())) === null) return null
  const id = answerId(postId, person)
  const row = { id, version: 1, kind: 'there' as const, postId, person, by: actor.id, at: ports.now() }
  return {
    person,
    changes: [
      { save: 'attendance', row, ifVersion: 0 },
      { journal: { verb: 'event.ticked', actor, subject, seal: null, details: { person } } },
    ],
  }
}

async function struck(
  { attendance }: Pick<Ports, 'attendance'>,
  actor: Actor,
  { event: { post } }: Brought,
  person: PersonId,
): Promise<Changed> {
  const before = await attendance.of(post.id, person)
  if (before === null) return null
  return {
    person,
    changes: [
      { remove: 'attendance', id: before.id, ifVersion: before.version },
      { journal: { verb: 'event.unticked', actor, subject: post.reference, seal: null, details: { person } } },
    ],
  }
}

/** A person noted as present after the others were thanked. */
function thankedLate(
  { now }: Pick<Ports, 'now'>,
  { post, details }: EventNow,
  person: PersonId,
  settings: WorkingHours,
): Change[] {
  if (now() < thanksAt(details.date, settings)) return []
  return [refresh({ card: 'thanks', postId: post.id, person }, afterQuietHours(now(), settings))]
}
