import type { Actor } from '../../../domain/actor.ts'
import { type Door, isDoorOpen } from '../../../domain/events/attendance.ts'
import { doorKey } from '../../../domain/events/door-words.ts'
import { answerId, type EventNow } from '../../../domain/events/event.ts'
import { matchesReference, parseReference, type Reference } from '../../../domain/reference.ts'
import type { Settings } from '../../../domain/settings.ts'
import { localDay } from '../../../domain/working-time/local-time.ts'
import type { Ports } from '../../../ports.ts'
import { type Busy, whileStale } from '../../attempt.ts'
import { type EventReads, readBrought, seenBy } from '../read-event.ts'
import { boardsSoon } from './tallied.ts'

type Needs = EventReads & Pick<Ports, 'attendance' | 'commit' | 'now'>
type Rules = Pick<Settings, 'timeZone'>

export type AttendResult =
  | { kind: 'attended'; event: EventNow }
  | { kind: 'several-doors'; references: Reference[] }
  | { kind: 'door-missing' }
  /** For every fault the same refusal, so that nobody finds words by trying. */
  | { kind: 'door-unknown' }
  | Busy

/**
 * `présent TILLEUL`: a person who received the event is noted as present, even without having answered. Said again it
 * writes nothing. `typed`: untrusted; `reference`: which of several events, or empty.
 */
export async function attendEvent(
  ports: Needs,
  actor: Actor,
  { typed, reference }: { typed: string; reference: string },
  rules: Rules,
): Promise<AttendResult> {
  const word = doorKey(typed)
  if (word === '') return { kind: 'door-missing' }
  const doors = await ports.attendance.doors(localDay(ports.now(), rules.timeZone))
  const meant = doors.filter(door => doorKey(door.word) === word)
  const events = (await Promise.all(meant.map(door => eventBehind(ports, actor, door, rules)))).filter(
    one => one !== null,
  )
  const named = parseReference(reference)
  const [event, ...others] = named ? events.filter(one => matchesReference(named, one.post.reference)) : events
  if (!event) return { kind: 'door-unknown' }
  if (others.length > 0) return { kind: 'several-doors', references: [event, ...others].map(one => one.post.reference) }
  return whileStale<AttendResult>(() => note(ports, actor, event))
}

/** Null: the event is not for them, or not now. */
async function eventBehind(ports: Needs, actor: Actor, door: Door, rules: Rules): Promise<EventNow | null> {
  const brought = await readBrought(ports, door.postId)
  if (!brought || !isDoorOpen(brought.event, ports.now(), rules)) return null
  return seenBy(ports, brought, actor.id, new Map())
}

async function note(ports: Needs, actor: Actor, event: EventNow): Promise<AttendResult | 'stale'> {
  const { id: postId, reference: subject } = event.post
  const done: AttendResult = { kind: 'attended', event }
  if (await ports.attendance.of(postId, actor.id)) return done
  const at = ports.now()
  const id = answerId(postId, actor.id)
  const committed = await ports.commit(
    { save: 'attendance', row: { id, version: 1, kind: 'there', postId, person: actor.id, at }, ifVersion: 0 },
    { journal: { verb: 'event.attended', actor, subject, seal: null, details: {} } },
    boardsSoon(postId, at),
  )
  return committed === 'done' ? done : 'stale'
}
