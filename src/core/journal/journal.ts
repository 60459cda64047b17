import type { PersonId } from '../actor.ts'

export type JournalVerb =
  | 'initiative.submitted' | 'initiative.completed' | 'initiative.taken' | 'initiative.asked' | 'initiative.answered'
  | 'initiative.nudged' | 'initiative.photo-asked' | 'initiative.consent-given' | 'note.forwarded' | 'note.answered'
  | 'initiative.retained' | 'initiative.declined' | 'initiative.withdrawn' | 'initiative.file-added'
  | 'post.created' | 'post.saved' | 'post.submitted' | 'post.cancelled'
  | 'validation.approved' | 'validation.changes-requested' | 'validation.refused' | 'validation.visa-withdrawn'
  | 'validation.reassigned' | 'validation.nudged' | 'validation.voided'
  | 'broadcast.started' | 'broadcast.scheduled' | 'broadcast.cancelled' | 'broadcast.stopped' | 'broadcast.held' | 'broadcast.finished'
  | 'broadcast.planned' | 'broadcast.confirmed' | 'broadcast.paused' | 'broadcast.resumed' | 'broadcast.resent' | 'broadcast.exported'
  | 'post.correction-opened' | 'post.correction-abandoned' | 'audience.list-added' | 'perimeters.changed'
  | 'person.opted-out' | 'person.opted-in' | 'database.adopted'
  | 'event.answered' | 'event.promoted'
  | 'placement.unknown' | 'placement.repeated'

/**
 * One entry as the core hands it over. The store keys the actor by a salted HMAC, keeps `details` (names, free texts)
 * apart with their own salt, and chains only their hash.
 */
export type JournalEntry = {
  verb: JournalVerb
  /** null: Mary herself. */
  actor: PersonId | null
  /** A reference: PROP-…, PUB-…, DIF-… */
  subject: string
  seal: string | null
  details: Record<string, string | number | boolean | null>
}

/** An entry as it stands in the chain. */
export type JournalLine = {
  seq: number
  at: string
  actorRef: string | null
  verb: JournalVerb
  subject: string
  seal: string | null
  payloadHash: string
  prev: string
  hash: string
}
