import type { Face } from '../../../core/face.ts'
import type { PersonId } from '../../../core/actor.ts'
import type { Post } from '../../../core/posts/post.ts'
import type { Validation } from '../../../core/validations/validation.ts'
import { type Doubt, placementsInDoubt } from '../../../core/placements/in-doubt.ts'
import { drawNotice } from '../../draw/replies/draw-notice.ts'
import type { Answer } from '../../turn/answer.ts'
import type { Turn } from '../../turn/turn.ts'

/** Below a list, so many at once. */
const shownMost = 5

/** For comms, below a list: each card of which nobody knows whether it arrived, with *Renvoyer la carte*. */
export async function doubts(turn: Turn, faces: Face['face'][]): Promise<Answer[]> {
  const found = (await placementsInDoubt(turn.ports, turn.actor)).filter(({ face }) => faces.includes(face.face))
  return found.slice(0, shownMost).map(doubt => ({ kind: 'card', card: drawDoubt(turn, doubt), beside: true }))
}

function drawDoubt({ look }: Turn, { placement: { key, to }, face }: Doubt) {
  const values = { title: titleOf(face), name: readerOf(face) }
  const buttons = [{ title: look.words.text('common.repeat'), verb: 'placement.repeat', data: { key } }]
  return drawNotice(
    { text: to.kind === 'channel' ? 'unknown-card' : 'undelivered-card', values, tone: 'warning', buttons },
    look,
  )
}

/** How people call what it shows. */
export function referenceOf(face: Face): string | null {
  switch (face.face) {
    case 'receipt':
    case 'inbox':
    case 'question':
    case 'answer':
    case 'outcome':
      return face.initiative.reference
    case 'validation':
    case 'unanswered':
    case 'tracking':
    case 'comment':
    case 'proposal':
    case 'escalated':
    case 'missed':
      return face.post.reference
    case 'broadcast':
    case 'second':
    case 'held':
    case 'told':
    case 'dropped':
      return face.broadcast.reference
    case 'event':
      return face.event.post.reference
    case 'heads':
    case 'head':
    case 'note':
    case 'reply':
    case 'list':
    case 'delegation':
    case 'offer':
    case 'waiting':
      return null
  }
}

function titleOf(face: Face): string {
  switch (face.face) {
    case 'receipt':
    case 'inbox':
    case 'question':
    case 'answer':
    case 'outcome':
      return face.initiative.title
    case 'validation':
    case 'unanswered':
    case 'tracking':
    case 'comment':
    case 'proposal':
    case 'escalated':
    case 'missed':
      return face.validation.title
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
    case 'offer':
    case 'heads':
    case 'head':
      return ''
  }
}

/** Of a card in somebody's own chat. */
function readerOf(face: Face): string {
  switch (face.face) {
    case 'receipt':
    case 'question':
    case 'outcome':
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
