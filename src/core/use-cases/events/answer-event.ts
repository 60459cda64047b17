import { type Change, refresh } from '../../change.ts'
import type { Actor, PersonId } from '../../domain/actor.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import {
  answered,
  type EventAnswer,
  type EventNow,
  type EventSeen,
  eventState,
  type EventState,
  type Moved,
  movePlaces,
} from '../../domain/events/event.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { type EventReads, readEvent } from './read-event.ts'
import { reminder } from './reminder.ts'

export type AnswerEventResult = { kind: 'answered'; event: EventSeen; state: EventState } | { kind: 'not-found' } | Busy
type Needs = EventReads & Pick<Ports, 'commit' | 'now'>

/** Many want the last places in one moment, and each of them moves the same row. */
const rounds = 100
/** Comms' card follows at most so often. */
const talliedEveryMs = 30_000

/**
 * *Je participe*, *Je ne participe pas*: for who received it, until it is over. The same answer twice writes nothing.
 */
export function answerEvent(
  ports: Needs,
  actor: Actor,
  { postId, answer: wants }: { postId: string; answer: 'yes' | 'no' },
  settings: WorkingHours,
): Promise<AnswerEventResult> {
  return whileStale<AnswerEventResult>(async () => {
    const event = await readEvent(ports, actor.id, postId)
    if (!event) return { kind: 'not-found' }
    const now = ports.now()
    const state = eventState(event, now, settings)
    const before = event.answer?.answer ?? null
    const same = wants === 'no' ? before === 'no' : before === 'yes' || before === 'waiting'
    if (state !== 'open' || same) return { kind: 'answered', event, state }
    const moved = movePlaces(event.places, actor.id, { before, wants, capacity: event.details.capacity })
    const answer = answered(event.answer, { postId, person: actor.id, answer: moved.answer, at: now })
    const done = await ports.commit(
      ...saved(event, moved, answer, actor),
      ...(await handedOn(ports, event, moved.promoted, settings)),
      ...followUps(event, answer, settings),
    )
    const places = { ...event.places, ...moved.places }
    return done === 'done' ? { kind: 'answered', event: { ...event, answer, places }, state } : 'stale'
  }, rounds)
}

function saved({ post, details, places }: EventSeen, moved: Moved, answer: EventAnswer, actor: Actor): Change[] {
  const queue = moved.places.waiting.length !== places.waiting.length
  // Without a limit nobody counts; somebody may wait from the time when there was one.
  const moves = queue || (details.capacity !== null && moved.places.taken !== places.taken)
  const row = { ...places, ...moved.places, version: places.version + 1 }
  return [
    ...(moves ? [{ save: 'event', row, ifVersion: places.version } as const] : []),
    { save: 'event_answer', row: answer, ifVersion: answer.version - 1 },
    {
      journal: {
        verb: 'event.answered',
        actor,
        subject: post.reference,
        seal: null,
        details: { answer: answer.answer },
      },
    },
  ]
}

/** The place that became free. */
async function handedOn(
  ports: Needs,
  event: EventSeen,
  person: PersonId | null,
  settings: WorkingHours,
): Promise<Change[]> {
  return person === null
    ? []
    : promoted(ports, event, { person, before: await ports.events.answer(event.post.id, person) }, settings)
}

function followUps(event: EventSeen, answer: EventAnswer, settings: WorkingHours): Change[] {
  const { postId, person } = answer
  return [
    { job: 'event.follow', data: { postId, person } },
    ...tallied(event).map(({ id }) => refresh({ card: 'broadcast', broadcastId: id }, talliedAt(answer.at))),
    ...(answer.answer === 'yes' ? reminder(event, answer, settings) : []),
  ]
}

/** Comms reads how many come on the card of the sending, and on those of its corrections. */
function tallied({ broadcast, changing }: EventSeen): Broadcast[] {
  return [broadcast, ...changing.filter(({ kind, planned }) => kind === 'correct' && planned !== null)]
}

/** The same moment for all who answer within it: one drawing serves them. */
function talliedAt(now: Instant): Instant {
  return new Date(Math.ceil(Date.parse(now) / talliedEveryMs + 0.5) * talliedEveryMs).toISOString()
}

type PromoteNeeds = Pick<Ports, 'events' | 'now'>

/**
 * Whoever waited comes now. Told in chat, once for each time; by night in the morning: it was somebody else's doing.
 */
export function promoted(
  ports: PromoteNeeds,
  event: Pick<EventNow, 'post' | 'details'>,
  { person, before }: { person: PersonId; before: EventAnswer | null },
  settings: WorkingHours,
): Change[] {
  const { id: postId, reference: subject } = event.post
  const now = ports.now()
  const row = answered(before, { postId, person, answer: 'yes', at: now })
  return [
    { save: 'event_answer', row, ifVersion: row.version - 1 },
    { journal: { verb: 'event.promoted', actor: null, subject, seal: null, details: { person } } },
    { job: 'event.follow', data: { postId, person } },
    refresh({ card: 'event', postId, person, answer: row.version }, afterQuietHours(now, settings)),
    ...reminder(event, row, settings),
  ]
}
