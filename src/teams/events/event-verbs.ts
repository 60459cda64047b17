import { isComms } from '../../core/domain/actor.ts'
import { answerEvent } from '../../core/use-cases/events/answers/answer-event.ts'
import type { AnswerEventResult } from '../../core/use-cases/events/answers/answering.ts'
import { type EventSeen, isAhead } from '../../core/domain/events/event.ts'
import type { ReplyErrors } from '../../core/domain/events/read-wish.ts'
import type { Wish } from '../../core/domain/events/places.ts'
import { isCardOf } from '../../core/domain/placements/placed-card.ts'
import { plainText } from '../cards/markdown.ts'
import { becauseOf, drawBeside } from './drawn/draw-beside.ts'
import { closedLines, drawEvent, faultText, momentText, typedOf } from './drawn/draw-event.ts'
import { replyInputs } from './drawn/event-text.ts'
import { joinStart, typeHints } from './drawn/type-hint.ts'
import { cancelledText, statusOf } from './drawn/with-answer.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { faceOf } from '../../core/use-cases/placements/kept/kept-cards.ts'
import { own } from '../turn/verb-facts.ts'

export const eventVerbs = {
  'event.join': verb(own('answerEvent'), ['postId'], (turn, { postId }, fields) => answer(turn, postId, 'yes', fields)),
  'event.maybe': verb(own('answerEvent'), ['postId'], (turn, { postId }) => answer(turn, postId, 'maybe', {})),
  'event.leave': verb(own('answerEvent'), ['postId'], (turn, { postId }) => answer(turn, postId, 'no', {})),
} satisfies Verbs

export type Answered = Extract<AnswerEventResult, { kind: 'answered' }>

async function answer(
  turn: Turn,
  postId: string,
  says: Wish['says'],
  fields: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  if (await isOnTest(turn)) return refusal(turn, { kind: 'test-card' })
  const { session, guests } = fields
  const result = await answerEvent(
    turn.ports,
    turn.actor,
    { postId, says, session, guests, replies: repliesIn(fields) },
    turn.settings,
  )
  switch (result.kind) {
    case 'not-found':
    case 'busy':
      return refusal(turn, result)
    case 'own-answer':
      return refusal(turn, { kind: result.kind }, { name: turn.actor.name })
    case 'not-understood': {
      const { event, errors } = result
      if (turn.road === 'typed') return { kind: 'note', text: typedFault(turn, event, errors) }
      const typed = typedOf(fields, event.details)
      return { kind: 'card', card: drawEvent({ event, state: 'open', errors, typed }, turn.look) }
    }
    case 'answered':
      // Only the delivered card has the text of the post, and it is drawn again: a typed answer is answered in words.
      if (turn.road === 'typed') return { kind: 'note', text: typedText(turn, result) }
      return { kind: 'card', card: (await pressedBeside(turn, result.event)) ?? drawEvent(result, turn.look) }
  }
}

/** Only for comms, who get test sends: nobody else's answer waits for another look. */
async function isOnTest({ ports, actor, rolesKnown, incoming, road }: Turn): Promise<boolean> {
  const { conversationId, replyToId } = incoming
  if (road !== 'execute' || replyToId === null || (rolesKnown && !isComms(actor))) return false
  const placement = await ports.placements.byActivity(conversationId, replyToId)
  return placement !== null && isCardOf(placement.key, 'test')
}

/** A person who typed reads what this event would take. */
function typedFault({ look }: Turn, event: EventSeen, errors: ReplyErrors): string {
  const { words } = look
  return `${faultText(event, errors, look)} ${typeHints(errors, event, joinStart(event, words), words)}`
}

export function repliesIn(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const starts = replyInputs('')
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const start = starts.find(one => name.startsWith(one))
      return start === undefined ? [] : [[name.slice(start.length), value]]
    }),
  )
}

/** The pressed card, if it is one beside the delivered card. */
async function pressedBeside({ ports, incoming, look }: Turn, { delivery }: EventSeen) {
  const { conversationId, replyToId } = incoming
  if (replyToId === null || replyToId === delivery.activityId) return null
  const placement = await ports.placements.byActivity(conversationId, replyToId)
  const face = placement === null ? null : (await faceOf(ports, placement.key))?.face
  switch (face?.face) {
    case 'event':
    case 'reminder':
    case 'soon':
    case 'answered':
    case 'moved':
    case 'cancelled':
      return drawBeside({ ...face, because: becauseOf(face), now: ports.now() }, look)
    default:
      return null
  }
}

function typedText({ look }: Turn, result: Answered): string {
  const { post, takenBack } = result.event
  const key = takenBack ? 'events.typedTakenBack' : 'events.typed'
  return look.words.text(key, { reference: post.reference, status: saidText(result, look) })
}

/** A person's present state, in words alone: a note is plain, while a card would read Markdown. */
export function saidText({ event, state, noRoom }: Answered, look: Turn['look']): string {
  const { words } = look
  const { line, beside = [] } = statusOf(event.answer, event.details, look, state)
  if (!isAhead(state))
    return state === 'over' ? words.text('events.status.over') : plainText(cancelledText(event, words))
  return plainText(
    [
      noRoom ? words.text('events.status.noRoom') : momentText(event, line, words),
      ...closedLines(event, state, words),
      ...beside,
    ].join(' '),
  )
}
