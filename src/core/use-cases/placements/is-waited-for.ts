import type { Face } from '../../domain/faces/face.ts'
import { type Instant, later } from '../../domain/time.ts'
import { picturesBlocked } from '../../domain/posts/sort-pictures.ts'
import { mayBeAsked } from '../../domain/validations/chairs.ts'
import { isCountedOn } from './event-faces.ts'
import { isOutdated } from '../validations/decline-proposal.ts'

/** How long somebody counts as waiting for what was decided, or answered, about their words. */
const answerMs = 7 * 24 * 60 * 60_000

/** Whether somebody still waits for what the card is for. */
export function isWaitedFor(face: Face, now: Instant): boolean {
  switch (face.face) {
    case 'receipt':
    case 'inbox':
    case 'answer':
      return ['received', 'taken', 'asked'].includes(face.initiative.state)
    case 'question':
      return face.initiative.state === 'asked' && face.initiative.questions[face.index]?.answer === null
    case 'outcome':
      return isRecent(face.initiative.decision?.at, now)
    case 'validation':
      return mayBeAsked(face.validation, face.reader)
    case 'waiting':
      return face.moved === null && face.waiting.lines.length > 0
    case 'escalated':
    case 'missed':
    case 'unanswered':
    case 'tracking':
      return face.validation.state === 'waiting'
    case 'consent-lost':
      return picturesBlocked(face.post).length > 0
    case 'comment':
      return face.post.validationId === face.validation.id && face.post.state === 'in-validation'
    case 'proposal':
      return face.proposal.state === 'offered' && !isOutdated(face)
    case 'second':
      return face.broadcast.confirmation?.at === face.since
    case 'held':
      return face.broadcast.state === 'held' && face.broadcast.heldAt === face.since
    case 'dropped':
      return (face.dropped.scheduled?.for ?? '') > now
    case 'broadcast':
      return !['done', 'stopped', 'cancelled'].includes(face.broadcast.state)
    case 'note':
      return (face.note.answers ?? []).length === 0 && isRecent(face.note.at, now)
    case 'reply':
      return isRecent(face.note.answers?.[face.index]?.at, now)
    case 'delegation':
      return face.delegation.ended === null
    case 'list':
      return face.list.state === 'read'
    case 'event':
      return isCountedOn(face, now)
    // The next day's head says more, and an offer is made anew; what is told for information, and what tells of other
    // cards, is waited for by nobody.
    case 'heads':
    case 'head':
    case 'offer':
    case 'told':
    case 'published':
    case 'doubts':
    case 'replaced':
      return false
  }
}

function isRecent(at: Instant | undefined, now: Instant): boolean {
  return at !== undefined && later(at, answerMs) > now
}
