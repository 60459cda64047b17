import type { PersonId } from '../actor.ts'
import type { EventDetails } from '../posts/post.ts'
import type { Reference } from '../reference.ts'
import { type Day, type Instant, later } from '../time.ts'
import type { EventAnswer } from './event.ts'

/** Whose attestation, of which event; `until`: after that its address answers no more. */
export type AttestationLink = { postId: string; person: PersonId; until: Instant }

/** That somebody was at an event. Clocks are the authority's. */
export type Attestation = {
  person: string
  event: string
  reference: Reference
  date: Day
  from: string | null
  until: string | null
  place: string
  /** The session that they attended. */
  session: string
  issuedOn: Day
}

const dayMs = 24 * 60 * 60_000
/** So long everybody who has the address reads it; a new request makes another address. */
const answersMs = 7 * dayMs

/** To the whole second, as an address can hold it. */
export function attestationLink(postId: string, person: PersonId, now: Instant): AttestationLink {
  const end = later(now, answersMs)
  return { postId, person, until: new Date(Math.floor(Date.parse(end) / 1000) * 1000).toISOString() }
}

/** The end of the event is that of a session only where the session has no hour of its own. */
export function hoursOf(
  { time, ends, sessions = [] }: EventDetails,
  answer: Pick<EventAnswer, 'session'> | null,
): Pick<Attestation, 'from' | 'until' | 'session'> {
  const session = sessions.find(({ id }) => id === answer?.session)
  const own = session?.time ?? null
  return { from: own ?? time, until: own === null ? (ends ?? null) : null, session: session?.label ?? '' }
}
