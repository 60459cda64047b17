import { type Actor, named, type Named, type PersonId } from '../../core/domain/actor.ts'
import type { EventSeen } from '../../core/domain/events/event.ts'
import type { Wish } from '../../core/domain/events/places.ts'
import type { ReplyErrors } from '../../core/domain/events/read-wish.ts'
import { cleanText } from '../../core/domain/text.ts'
import { answerInName } from '../../core/use-cases/events/answers/answer-in-name.ts'
import { endAssistant, type Pair } from '../../core/use-cases/events/answers/end-assistant.ts'
import { nameAssistant } from '../../core/use-cases/events/answers/name-assistant.ts'
import { principalsOf } from '../../core/use-cases/events/answers/principals-of.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { drawAnswering } from './drawn/draw-answering.ts'
import { type AssistantsData, drawAssistant, drawAssistants } from './drawn/draw-assistants.ts'
import { faultText, typedOf } from './drawn/draw-event.ts'
import { repliesIn, saidText } from './event-verbs.ts'
import { inNameStart, typeHints } from './drawn/type-hint.ts'
import { own } from '../turn/verb-facts.ts'

export const assistantVerbs = {
  'assistant.name': verb(own('delegate'), [], async (turn, _ids, fields) => {
    const to = cleanText(fields['colleague'])
    const result = await nameAssistant(turn.ports, turn.actor, to, turn.settings)
    switch (result.kind) {
      case 'assistant-named':
        if (turn.road === 'typed') return notice(turn, 'assistant-named', { name: result.name })
        return showAssistants(turn)
      case 'invalid':
        return showAssistants(turn, { typed: turn.road === 'typed' ? to : '', error: result.error })
      case 'not-an-agent':
      case 'busy':
        return refusal(turn, result)
    }
  }),
  // On the list: it is drawn again.
  'assistant.end': verb(own('delegate'), ['personId'], (turn, { personId }) =>
    ending(turn, mine(turn, personId), () => showAssistants(turn)),
  ),
  'assistant.leave': verb(own('delegate'), ['personId'], (turn, { personId }) =>
    ending(turn, theirs(turn, personId), () => showAssistants(turn)),
  ),
  // On the card that told it.
  'assistant.over': verb(own('delegate'), ['personId'], (turn, { personId }) =>
    ending(turn, mine(turn, personId), name =>
      over(turn, { principal: turn.actor, assistant: { id: personId, name } }),
    ),
  ),
  'assistant.left': verb(own('delegate'), ['personId'], (turn, { personId }) =>
    ending(turn, theirs(turn, personId), name =>
      over(turn, { principal: { id: personId, name }, assistant: turn.actor }),
    ),
  ),
  'event.joinfor': verb(own('answerEvent'), ['postId', 'personId'], (turn, ids, fields) =>
    answer(turn, ids, 'yes', fields),
  ),
  'event.maybefor': verb(own('answerEvent'), ['postId', 'personId'], (turn, ids) => answer(turn, ids, 'maybe', {})),
  'event.leavefor': verb(own('answerEvent'), ['postId', 'personId'], (turn, ids) => answer(turn, ids, 'no', {})),
} satisfies Verbs

export async function showAssistants(turn: Turn, fault?: AssistantsData['fault']): Promise<Answer> {
  const row = await turn.ports.assistants.byId(turn.actor.id)
  const principals = await principalsOf(turn.ports, turn.actor.id)
  return { kind: 'card', card: drawAssistants({ own: row, principals, ...(fault && { fault }) }, turn.look) }
}

function mine({ actor }: Turn, assistant: PersonId): Pair {
  return { principal: actor.id, assistant }
}

function theirs({ actor }: Turn, principal: PersonId): Pair {
  return { principal, assistant: actor.id }
}

async function ending(turn: Turn, pair: Pair, then: (name: string) => Promise<Answer> | Answer): Promise<Answer> {
  const result = await endAssistant(turn.ports, turn.actor, pair)
  return result.kind === 'assistant-ended' ? then(result.name) : refusal(turn, result)
}

function over(turn: Turn, { principal, assistant }: { principal: Named | Actor; assistant: Named | Actor }): Answer {
  if (turn.road === 'typed') {
    const isOwn = principal.id === turn.actor.id
    return isOwn
      ? notice(turn, 'assistant-ended', { name: assistant.name })
      : notice(turn, 'assistant-left', { name: principal.name })
  }
  const seen = { principal: named(principal), assistant: named(assistant), at: turn.ports.now(), over: true }
  return { kind: 'card', card: drawAssistant({ ...seen, reader: turn.actor.id }, turn.look) }
}

async function answer(
  turn: Turn,
  { postId, personId: principal }: { postId: string; personId: string },
  says: Wish['says'],
  fields: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const { session, guests } = fields
  const asked = { says, session, guests, replies: repliesIn(fields) }
  const result = await answerInName(turn.ports, turn.actor, { postId, principal, ...asked }, turn.settings)
  if (result.kind === 'not-found' || result.kind === 'busy') return refusal(turn, result)
  const { event, principal: who } = result
  if (result.kind === 'own-answer') return refusal(turn, { kind: result.kind }, { name: who.name })
  const drawn = { event, principal: who, now: turn.ports.now() }
  if (result.kind === 'not-understood') {
    const { errors } = result
    if (turn.road === 'typed') return { kind: 'note', text: typedFault(turn, event, who, errors) }
    return { kind: 'card', card: drawAnswering({ ...drawn, errors, typed: typedOf(fields, event.details) }, turn.look) }
  }
  if (turn.road !== 'typed')
    return { kind: 'card', card: drawAnswering({ ...drawn, noRoom: result.noRoom }, turn.look) }
  const said = { reference: event.post.reference, status: saidText(result, turn.look) }
  const { words } = turn.look
  const text = event.takenBack
    ? words.text('events.typedTakenBack', said)
    : words.text('events.answering.typed', { ...said, name: who.name })
  return { kind: 'note', text }
}

function typedFault({ look }: Turn, event: EventSeen, principal: Named, errors: ReplyErrors): string {
  const start = inNameStart(event, principal, look.words)
  return `${faultText(event, errors, look)} ${typeHints(errors, event, start, look.words)}`
}
