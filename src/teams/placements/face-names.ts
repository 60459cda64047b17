import type { PersonId } from '../../core/domain/actor.ts'
import type { Face } from '../../core/domain/faces/face.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import type { Validation } from '../../core/domain/validations/validation.ts'

/** How people call what it shows. */
export function referenceOf(face: Face): string | null {
  switch (face.face) {
    case 'receipt':
    case 'inbox':
    case 'question':
    case 'answer':
    case 'outcome':
    case 'published':
      return face.initiative.reference
    case 'validation':
    case 'unanswered':
    case 'tracking':
    case 'comment':
    case 'proposal':
    case 'escalated':
    case 'missed':
    case 'consent-lost':
      return face.post.reference
    case 'broadcast':
    case 'second':
    case 'held':
    case 'told':
    case 'dropped':
      return face.broadcast.reference
    case 'event':
      return face.event.post.reference
    case 'replaced':
      return referenceOf(face.card)
    case 'heads':
    case 'head':
    case 'note':
    case 'reply':
    case 'list':
    case 'delegation':
    case 'offer':
    case 'waiting':
    case 'doubts':
      return null
  }
}

/** What the card is about, as people wrote it; empty where nothing has a title. */
export function titleOf(face: Face): string {
  switch (face.face) {
    case 'receipt':
    case 'inbox':
    case 'question':
    case 'answer':
    case 'outcome':
    case 'published':
      return face.initiative.title
    case 'validation':
    case 'unanswered':
    case 'tracking':
    case 'comment':
    case 'proposal':
    case 'escalated':
    case 'missed':
      return face.validation.title
    case 'consent-lost':
      return face.post.content.title
    case 'waiting':
      return face.waiting.lines[0]?.validation.title ?? ''
    case 'broadcast':
    case 'second':
    case 'held':
    case 'told':
    case 'dropped':
      return face.broadcast.title
    case 'event':
      return face.event.broadcast.title
    case 'note':
    case 'reply':
      return face.note.writer.name
    case 'list':
      return face.list.name
    case 'delegation':
      return `${face.delegation.from.name} → ${face.delegation.to.name}`
    case 'replaced':
      return titleOf(face.card)
    case 'offer':
    case 'heads':
    case 'head':
    case 'doubts':
      return ''
  }
}

/** Whose chat it lies in, by name; empty in the channel. */
export function readerOf(face: Face): string {
  switch (face.face) {
    case 'receipt':
    case 'question':
    case 'outcome':
    case 'published':
      return face.initiative.author.name
    case 'validation':
    case 'comment':
    case 'proposal':
    case 'escalated':
    case 'missed':
      return nameIn(face.validation, face.post, face.reader)
    case 'waiting':
      return (
        face.waiting.lines
          .map(({ validation, post }) => nameIn(validation, post, face.reader))
          .find(name => name !== '') ?? ''
      )
    case 'tracking':
      return face.validation.submittedBy.name
    case 'dropped':
      return face.dropped.scheduled?.by.name ?? ''
    case 'reply':
      return face.note.writer.name
    case 'list':
      return face.list.addedBy.name
    case 'delegation':
      return face.reader === face.delegation.from.id ? face.delegation.from.name : face.delegation.to.name
    case 'consent-lost':
    case 'inbox':
    case 'answer':
    case 'broadcast':
    case 'second':
    case 'held':
    case 'told':
    case 'unanswered':
    case 'event':
    case 'note':
    case 'offer':
    case 'heads':
    case 'head':
    case 'doubts':
    case 'replaced':
      return ''
  }
}

function nameIn({ steps, submittedBy }: Validation, { authors }: Post, person: PersonId | null): string {
  const concerned = [
    ...authors,
    submittedBy,
    ...steps.flatMap(({ approvers }) => approvers.flatMap(one => [one, ...one.standIns])),
  ]
  return concerned.find(({ id }) => id === person)?.name ?? ''
}
