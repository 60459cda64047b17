import type { PersonId } from '../../../domain/actor.ts'
import type { EventSeen } from '../../../domain/events/event.ts'
import { movedFor } from '../../../domain/events/moved.ts'
import type { FaceOf } from '../../../domain/faces/face.ts'
import type { CardOf } from '../../../domain/placements/placed-card.ts'
import { type Instant, later } from '../../../domain/time.ts'
import { localDay } from '../../../domain/working-time/local-time.ts'
import { type KeptCards, neverWaitedFor } from '../../kept-card.ts'
import { type EventReads, readBrought, readEvent } from '../read-event.ts'

type Kinds = 'event' | 'reminder' | 'soon' | 'answered' | 'moved' | 'cancelled'

const dayMs = 24 * 60 * 60_000
const ofEvent = {
  reference: ({ event }: FaceOf<Kinds>) => event.post.reference,
  title: ({ event }: FaceOf<Kinds>) => event.broadcast.title,
}

/** Only for events ahead: after an outage nobody is reminded of one that is over. */
const ofPlace = {
  ...ofEvent,
  isWaitedFor: neverWaitedFor,
  tellsNobody: (face: FaceOf<'event' | 'reminder' | 'soon'>, now: Instant) =>
    wasGivenUp(face) || !isCountedOn(face, now),
  isTakenAway: (ports: EventReads, { postId }: CardOf<'event' | 'reminder' | 'soon' | 'answered'>) =>
    wereTakenBack(ports, postId),
}

export const keptEvents: KeptCards<Kinds, EventReads> = {
  /** A place became free: a person who does not hear of it leaves it empty. */
  event: {
    ...ofPlace,
    isWaitedFor: (face, now) => !wasGivenUp(face) && isCountedOn(face, now),
    see: async (ports, { postId, person }) => {
      const event = await standingEvent(ports, person, postId)
      return event && { to: { kind: 'person', id: person }, face: { face: 'event', moved: [], event } }
    },
  },
  reminder: {
    ...ofPlace,
    see: async (ports, { postId, person }) => {
      const event = await standingEvent(ports, person, postId)
      return event && { to: { kind: 'person', id: person }, face: { face: 'reminder', moved: [], event } }
    },
  },
  soon: {
    ...ofPlace,
    see: async (ports, { postId, person }) => {
      const event = await standingEvent(ports, person, postId)
      return event && { to: { kind: 'person', id: person }, face: { face: 'soon', moved: [], event } }
    },
  },
  answered: {
    ...ofPlace,
    see: async (ports, { postId, person, answer }) => {
      const event = await standingEvent(ports, person, postId)
      const last = event?.answer?.version === answer
      return event && { to: { kind: 'person', id: person }, face: { face: 'answered', moved: [], event, last } }
    },
    // They answered themselves meanwhile, or a later card already tells everything, and by whom.
    tellsNobody: ({ last }) => !last,
  },
  moved: {
    ...ofEvent,
    see: async (ports, { broadcastId, person }) => {
      const change = await ports.broadcasts.byId(broadcastId)
      const event = await standingEvent(ports, person, change?.postId ?? broadcastId)
      const moved = change && event ? movedFor(change, event.answer, event.details) : []
      return event && { to: { kind: 'person', id: person }, face: { face: 'moved', moved, event } }
    },
    isWaitedFor: isCountedOn,
    isTakenAway: async (ports, { broadcastId }) =>
      wereTakenBack(ports, (await ports.broadcasts.byId(broadcastId))?.postId ?? ''),
  },
  /** A cancellation is told once; every other card of the event goes. */
  cancelled: {
    ...ofEvent,
    see: async (ports, { broadcastId, person }) => {
      const change = await ports.broadcasts.byId(broadcastId)
      const event = await readEvent(ports, person, change?.postId ?? broadcastId)
      return (
        event && { to: { kind: 'person', id: person }, face: { face: 'cancelled', moved: change?.moved ?? [], event } }
      )
    },
    isWaitedFor: isCountedOn,
  },
}

/** Null where the event was cancelled: no other card tells of it. */
async function standingEvent(ports: EventReads, person: PersonId, postId: string): Promise<EventSeen | null> {
  const event = await readEvent(ports, person, postId)
  return event?.cancelled ? null : event
}

/** Whether the cards of the event were taken back: then these cards go like the delivered one. */
async function wereTakenBack(ports: EventReads, postId: string): Promise<boolean> {
  return (await readBrought(ports, postId))?.event.cancelled ?? false
}

/** Whether a new card would tell of a place that was given up meanwhile. */
function wasGivenUp({ event }: FaceOf<'event' | 'reminder' | 'soon'>): boolean {
  return event.answer?.answer !== 'yes'
}

/** People count on an event until it is over, or would have been, to the day. */
function isCountedOn({ event }: FaceOf<Exclude<Kinds, 'answered'>>, now: Instant): boolean {
  return event.details.date >= localDay(later(now, -dayMs), 'UTC')
}
