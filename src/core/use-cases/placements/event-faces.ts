import { localDay } from '../../domain/working-time/local-time.ts'
import type { EventBecause } from '../../domain/events/event.ts'
import { type EventReads, readBrought, readEvent } from '../events/read-event.ts'
import type { Face } from '../../domain/faces/face.ts'
import { type Instant, later } from '../../domain/time.ts'
import { type PlacementKey, readKey } from '../../domain/placements/placed-card.ts'
import type { ShownAs } from '../../domain/faces/shown-face.ts'

const dayMs = 24 * 60 * 60_000

/** Of `event:` and `reminder:` the id is the post's, of what is told of a change that of the change. */
export async function eventFace(
  ports: EventReads,
  because: EventBecause,
  id: string,
  person: string,
): Promise<ShownAs<'event'> | null> {
  const change = because === 'moved' || because === 'cancelled' ? await ports.broadcasts.byId(id) : null
  const event = await readEvent(ports, person, change?.postId ?? id)
  // What is cancelled is told once; every other card of it goes.
  if (!event || (event.cancelled && because !== 'cancelled')) return null
  return { to: { kind: 'person', id: person }, face: { face: 'event', because, moved: change?.moved ?? [], event } }
}

/** Whether the card shows an event whose cards were taken back: then it goes like the delivered one. */
export async function isTakenAway(ports: EventReads, key: PlacementKey): Promise<boolean> {
  const card = readKey(key)
  if (card?.card !== 'event' && card?.card !== 'reminder' && card?.card !== 'moved') return false
  const postId = card.card === 'moved' ? ((await ports.broadcasts.byId(card.broadcastId))?.postId ?? '') : card.postId
  return (await readBrought(ports, postId))?.event.cancelled ?? false
}

type EventFace = Extract<Face, { face: 'event' }>

/** Whether a new card would tell of a place that was given up meanwhile. */
export function tellsNobody({ because, event }: EventFace): boolean {
  return (because === 'promoted' || because === 'reminder') && event.answer?.answer !== 'yes'
}

/** Whoever counts on an event that moved, or is cancelled, is waited for until it would be over, to the day. */
export function isCountedOn({ because, event }: EventFace, now: Instant): boolean {
  const told = because === 'moved' || because === 'cancelled'
  return told && event.details.date >= localDay(later(now, -dayMs), 'UTC')
}
