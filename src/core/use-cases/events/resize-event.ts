import { whileStale } from '../attempt.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { Ports } from '../../ports.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { type EventNow, eventState } from '../../domain/events/event.ts'
import { promoted } from './answer-event.ts'
import { readBrought } from './read-event.ts'
import { reminder } from './reminder.ts'

/** People who get their place in one commit. */
const atOnce = 50
/** Others answer meanwhile, and each of them moves the same row. */
const rounds = 100

type Needs = Pick<Ports, 'posts' | 'broadcasts' | 'events' | 'commit' | 'now'>

/**
 * The job `event.resize`, once a correction stands on the cards: places that became more, or without limit, go to those
 * who wait, in their order. Whoever has one keeps it, also where there are fewer now; on another day, they are reminded
 * of that one.
 */
export async function resizeEvent(
  ports: Needs,
  { postId, newDay }: { postId: string; newDay: boolean },
  settings: WorkingHours,
): Promise<void> {
  if (newDay) await remindAnew(ports, postId, settings)
  for (;;) {
    const handed = await whileStale<'some' | 'none'>(() => handOn(ports, postId, settings), rounds)
    if (handed === 'none') return
    if (handed !== 'some') throw new Unavailable(handed.kind)
  }
}

/** Said twice, it is one card all the same. */
async function remindAnew(ports: Needs, postId: string, settings: WorkingHours): Promise<void> {
  const event = await openEvent(ports, postId, settings)
  if (!event) return
  const going = await ports.events.going(postId)
  const at = ports.now()
  for (let start = 0; start < going.length; start += atOnce)
    await ports.commit(
      ...going.slice(start, start + atOnce).flatMap(person => reminder(event, { postId, person, at }, settings)),
    )
}

async function openEvent(ports: Needs, postId: string, settings: WorkingHours): Promise<EventNow | null> {
  const event = (await readBrought(ports, postId))?.event ?? null
  return event && eventState(event, ports.now(), settings) === 'open' ? event : null
}

async function handOn(ports: Needs, postId: string, settings: WorkingHours): Promise<'some' | 'none' | 'stale'> {
  const event = await openEvent(ports, postId, settings)
  if (!event) return 'none'
  // Read in this order: whoever answers in between makes the row stale.
  const places = (await ports.events.places(postId)) ?? { id: postId, version: 0, taken: 0, waiting: [] }
  const { yes } = await ports.events.tally(postId)
  const { capacity } = event.details
  const free = capacity === null ? Infinity : Math.max(0, capacity - yes)
  const next = places.waiting.slice(0, Math.min(free, atOnce))
  const theirs = await Promise.all(
    next.map(async person => ({ person, before: await ports.events.answer(postId, person) })),
  )
  // Without a limit nobody counted.
  const taken = capacity === null ? places.taken : yes + next.length
  if (next.length === 0 && taken === places.taken) return 'none'
  const row = { ...places, version: places.version + 1, taken, waiting: places.waiting.slice(next.length) }
  const done = await ports.commit(
    { save: 'event', row, ifVersion: places.version },
    ...theirs.flatMap(one => promoted(ports, event, one, settings)),
  )
  return done === 'done' ? 'some' : 'stale'
}
