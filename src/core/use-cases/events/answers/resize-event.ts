import type { Change } from '../../../change.ts'
import { orRunAgain } from '../../attempt.ts'
import type { Ports } from '../../../ports.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { capacities, type EventNow, eventState, isAhead, placesId } from '../../../domain/events/event.ts'
import { handOn, nobodyYet } from '../../../domain/events/places.ts'
import { askLost } from './ask-lost.ts'
import { promoted } from './promoted.ts'
import { readBrought } from '../read-event.ts'
import { dayBefore } from '../told/reminder.ts'

/** People who get their place in one commit. */
const atOnce = 50
/** Other people answer meanwhile, and each of them changes the same row. */
const rounds = 100

type Needs = Pick<Ports, 'posts' | 'broadcasts' | 'events' | 'commit' | 'now'>

/**
 * The job `event.resize`, once a correction is on the cards: people whose session was taken out are asked anew;
 * additional places go to people who wait, in their order. People with a place keep it, even where there are fewer now;
 * with another day or hour (`newDay`) they are reminded of the new one.
 */
export async function resizeEvent(
  ports: Needs,
  { postId, newDay }: { postId: string; newDay: boolean },
  settings: WorkingHours,
): Promise<void> {
  await countAnew(ports, postId, settings)
  if (newDay) await remindAnew(ports, postId, settings)
  await untilNone(() => askAll(ports, postId, settings))
  await untilNone(() => handOnAll(ports, postId, settings))
}

async function untilNone(step: () => Promise<'some' | 'none' | 'stale'>): Promise<void> {
  for (;;) {
    if ((await orRunAgain(step, rounds)) === 'none') return
  }
}

async function askAll(ports: Needs, postId: string, settings: WorkingHours): Promise<'some' | 'none' | 'stale'> {
  const event = await openEvent(ports, postId, settings)
  return event ? askLost(ports, event, atOnce) : 'none'
}

/** An event that was over long ago and is ahead again: its old counts do not include new answers. */
async function countAnew(ports: Needs, postId: string, settings: WorkingHours): Promise<void> {
  const counts = await ports.events.counts(postId)
  if (counts && (await openEvent(ports, postId, settings)))
    await ports.commit(
      { remove: 'event_counts', id: postId, ifVersion: counts.version },
      { job: 'event.boards', data: { postId } },
    )
}

/** Ordered twice, it is one card all the same. */
async function remindAnew(ports: Needs, postId: string, settings: WorkingHours): Promise<void> {
  const event = await openEvent(ports, postId, settings)
  if (!event) return
  const going = await ports.events.going(postId)
  const at = ports.now()
  for (let start = 0; start < going.length; start += atOnce)
    await ports.commit(
      ...going.slice(start, start + atOnce).flatMap((person): Change[] => [
        ...dayBefore(event.details.date, { postId, person }, at, settings),
        // The job finds the hour by their session.
        { job: 'event.soon', data: { postId, person } },
      ]),
    )
}

async function openEvent(ports: Needs, postId: string, settings: WorkingHours): Promise<EventNow | null> {
  const event = (await readBrought(ports, postId))?.event ?? null
  return event && isAhead(eventState(event, ports.now(), settings)) ? event : null
}

/** One session after the other: each has its own row. */
async function handOnAll(ports: Needs, postId: string, settings: WorkingHours): Promise<'some' | 'none' | 'stale'> {
  const event = await openEvent(ports, postId, settings)
  if (!event) return 'none'
  for (const [session, capacity] of capacities(event.details)) {
    const handed = await handOnIn(ports, event, { session, capacity }, settings)
    if (handed !== 'none') return handed
  }
  return 'none'
}

async function handOnIn(
  ports: Needs,
  event: EventNow,
  { session, capacity }: { session: string; capacity: number | null },
  settings: WorkingHours,
): Promise<'some' | 'none' | 'stale'> {
  const { id: postId } = event.post
  const id = placesId(postId, session)
  // Read in this order: an answer in between makes the row stale.
  const places = (await ports.events.places(id)) ?? { id, version: 0, ...nobodyYet }
  // Without a limit nobody had counted.
  const counted = (await ports.events.seats(postId)).get(session) ?? 0
  const { room, promoted: next } = handOn({ taken: counted, waiting: places.waiting, capacity }, atOnce)
  const taken = capacity === null ? places.taken : room.taken
  if (next.length === 0 && taken === places.taken) return 'none'
  const theirs = await Promise.all(
    next.map(async ({ person }) => {
      const before = await ports.events.answer(postId, person)
      return { before, ...promoted(ports, event, { person, before }, settings) }
    }),
  )
  const row = { ...places, version: places.version + 1, taken, waiting: room.waiting }
  const done = await ports.commit(
    { save: 'event', row, ifVersion: places.version },
    { job: 'event.boards', data: { postId } },
    ...theirs.flatMap(({ before, row, changes }): Change[] => [
      { save: 'event_answer', row, ifVersion: before?.version ?? 0 },
      ...changes,
    ]),
    { job: 'event.remark', data: { postId, closing: false } },
  )
  return done === 'done' ? 'some' : 'stale'
}
