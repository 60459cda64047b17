import type { Change } from '../../../change.ts'
import type { PersonId } from '../../../domain/actor.ts'
import { isOwnAnswer } from '../../../domain/events/assistants.ts'
import {
  answered,
  capacities,
  type EventAnswer,
  type EventNow,
  type EventPlaces,
  type EventSeen,
  eventState,
  isRegistered,
  placesId,
  roomsOf,
  standingOf,
} from '../../../domain/events/event.ts'
import { movePlaces, type Moved, nobodyYet } from '../../../domain/events/places.ts'
import { bringsFewer, readWish, type ReadWish, saysTheSame } from '../../../domain/events/read-wish.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import type { Ports } from '../../../ports.ts'
import type { Answering, AnswerEventResult } from './answering.ts'
import { answersOfNext } from './answers-of-next.ts'
import { type EventReads, readBrought, readPlaces } from '../read-event.ts'
import { remarked } from '../told/remark-on-event.ts'
import { promoted } from './promoted.ts'
import { seenFor, toldInName } from './said-in-name.ts'
import { tallied } from '../attendance/tallied.ts'
import { reminder } from '../told/reminder.ts'

type Needs = EventReads & Pick<Ports, 'assistants' | 'commit' | 'now'>
type Moving = {
  places: Map<string, EventPlaces>
  /** What each of the people concerned answers by now. */
  answers: Map<PersonId, EventAnswer | null>
  /** Versions of the rows as they were read: each is written over these. */
  versions: Map<PersonId, number>
  changes: Change[]
}

/** Decides answers to one event in their order, and commits them as one; of each person the last answer counts. */
export async function decideTogether(
  ports: Needs,
  postId: string,
  items: readonly Answering[],
  settings: WorkingHours,
): Promise<AnswerEventResult[] | 'stale'> {
  const brought = await readBrought(ports, postId)
  if (!brought) return items.map(() => ({ kind: 'not-found' }))
  // Read at once: the shorter the time until the commit, the fewer rows move meanwhile; each written one has a version.
  const [read, seen] = await Promise.all([
    readPlaces(ports, brought.event),
    Promise.all(items.map(item => seenFor(ports, brought, item))),
  ])
  const next = await answersOfNext(ports, brought.event, items, read)
  const answers = new Map([...next, ...seen.map((one, index) => [items[index]!.person, one?.answer ?? null] as const)])
  const versions = new Map([...answers].map(([person, answer]) => [person, answer?.version ?? 0]))
  const moving: Moving = { places: new Map(read), answers, versions, changes: [] }
  const results: AnswerEventResult[] = []
  for (const [index, item] of items.entries()) {
    const event = seen[index]
    results.push(event ? await decide(ports, moving, item, event, settings) : { kind: 'not-found' })
  }
  if (moving.changes.length > 0) {
    const done = await ports.commit(
      ...rowsOf(moving, read),
      ...moving.changes,
      ...tallied(brought, ports.now()),
      ...remarked(brought.event, read, moving.places),
    )
    if (done === 'stale') return 'stale'
  }
  return results.map(result =>
    'event' in result
      ? {
          ...result,
          event: {
            ...result.event,
            places: moving.places,
            answer: moving.answers.get(result.event.delivery.person) ?? null,
          },
        }
      : result,
  )
}

async function decide(
  ports: Needs,
  moving: Moving,
  item: Answering,
  seen: EventSeen,
  settings: WorkingHours,
): Promise<AnswerEventResult> {
  const now = ports.now()
  const before = moving.answers.get(item.person) ?? null
  const event = { ...seen, places: moving.places, answer: before }
  const state = eventState(event, now, settings)
  const answered = { kind: 'answered' as const, event, state, noRoom: false }
  // Saying no, or bringing fewer, is possible until the event is over, since others wait. People asked anew keep their
  // place.
  const keeps = before?.asked && isRegistered(before)
  const read = readWish(item.asked, event.details, before)
  const counts = item.asked.says === 'no' || keeps || bringsFewer(before, read)
  if (state !== 'open' && !(state === 'closed' && counts)) return answered
  if (item.by !== null && isOwnAnswer(before)) return { kind: 'own-answer', event }
  if (Object.keys(read.errors).length > 0) return { kind: 'not-understood', event, errors: read.errors }
  if (saysTheSame(before, read, item.by)) return answered
  const moved = movePlaces(roomsOf(event), item.person, standingOf(before, event.details), read.wish)
  if (moved.kind === 'no-room') return { ...answered, noRoom: true }
  take(moving, event, moved)
  const answer = said(asRead(moving, item.person, before), item, read, moved, { postId: event.post.id, at: now })
  moving.answers.set(item.person, answer)
  moving.changes.push(
    {
      journal: {
        verb: 'event.answered',
        actor: item.actor,
        subject: event.post.reference,
        seal: null,
        details: { answer: answer.answer, ...(item.actor?.id !== item.person && { person: item.person }) },
      },
    },
    { job: 'event.follow', data: { postId: event.post.id, person: item.person } },
    ...(answer.answer === 'yes' ? reminder(event, answer, settings) : []),
    ...(item.by ? [toldInName(answer, now, settings)] : []),
  )
  for (const { person } of moved.promoted) await promote(ports, moving, event, person, settings)
  return answered
}

/** Over the version that was read: a row is written once, however often it changes in one commit. */
function asRead({ versions }: Moving, person: PersonId, before: EventAnswer | null): EventAnswer | null {
  return before && { ...before, version: versions.get(person) ?? 0 }
}

/** Their new answer; earlier guests and replies are kept in case they come after all. */
function said(
  before: EventAnswer | null,
  { person, by }: Answering,
  { guests, replies }: ReadWish,
  { standing }: Extract<Moved, { kind: 'moved' }>,
  { postId, at }: Pick<EventAnswer, 'postId' | 'at'>,
): EventAnswer {
  return answered(before, {
    postId,
    person,
    answer: standing.said,
    at,
    ...(guests > 0 && { guests }),
    ...(standing.session !== '' && { session: standing.session }),
    ...(Object.keys(replies).length > 0 && { replies }),
    ...(by && { by }),
  })
}

function take(
  moving: Moving,
  { post, details, places }: EventSeen,
  { rooms }: Extract<Moved, { kind: 'moved' }>,
): void {
  const limits = capacities(details)
  for (const [session, room] of rooms) {
    const row = places.get(session) ?? { ...nobodyYet, id: placesId(post.id, session), version: 0 }
    // Without a limit places are not counted; people may still wait from a time when there was one.
    if (limits.get(session) === null && room.waiting.length === row.waiting.length) continue
    moving.places.set(session, { ...row, ...room })
  }
}

async function promote(
  ports: Pick<Ports, 'events' | 'now'>,
  moving: Moving,
  event: EventNow,
  person: PersonId,
  settings: WorkingHours,
): Promise<void> {
  if (!moving.answers.has(person)) {
    const read = await ports.events.answer(event.post.id, person)
    moving.answers.set(person, read)
    moving.versions.set(person, read?.version ?? 0)
  }
  const before = moving.answers.get(person) ?? null
  const { row, changes } = promoted(ports, event, { person, before: asRead(moving, person, before) }, settings)
  moving.answers.set(person, row)
  moving.changes.push(...changes)
}

/** Each changed row once, over what was read. */
function rowsOf({ places, answers, versions }: Moving, read: ReadonlyMap<string, EventPlaces>): Change[] {
  const rooms = [...places].flatMap(([session, row]): Change[] => {
    const before = read.get(session)
    if (before === row) return []
    const ifVersion = before?.version ?? 0
    return [{ save: 'event', row: { ...row, version: ifVersion + 1 }, ifVersion }]
  })
  const said = [...answers].flatMap(([person, row]): Change[] => {
    const ifVersion = versions.get(person)!
    return row === null || row.version === ifVersion ? [] : [{ save: 'event_answer', row, ifVersion }]
  })
  return [...rooms, ...said]
}
