import type { Named } from '../../../core/domain/actor.ts'
import { type EventSeen, fullSessions } from '../../../core/domain/events/event.ts'
import type { EventQuestion, EventSession } from '../../../core/domain/posts/post.ts'
import type { ReplyErrors } from '../../../core/domain/events/read-wish.ts'
import { shortNumber } from '../../../core/domain/reference.ts'
import type { Words } from '../../../words.ts'
import { plainText } from '../../cards/markdown.ts'
import { shortened } from '../../cards/shortened.ts'
import { sessionText } from './event-text.ts'
import { stillText } from './with-answer.ts'

/** So much of a typed text is repeated. */
export const typedQuoted = 60

/** « participer 42 », by the short number, as a reader may type it. */
export function joinStart({ post }: EventSeen, words: Words): string {
  return `${words.typed.join[0]!} ${shortNumber(post.reference)}`
}

/** « répondre pour Nadia Benali 42 participer » */
export function inNameStart({ post }: EventSeen, { name }: Named, words: Words): string {
  return `${words.typed.answerFor[0]!} ${name} ${shortNumber(post.reference)} ${words.typed.join[0]!}`
}

/**
 * Nothing was written: the part that means nothing here, and what may be typed. `start`: the words before the rest. A
 * note is plain text: nothing is escaped.
 */
export function unreadText(part: string, event: EventSeen, start: string, words: Words): string {
  const still = stillText(event, { words })
  return [
    words.text('events.type.nothing'),
    words.text('events.type.unread', { part: shortened(part, typedQuoted) }),
    ...(still === '' ? [] : [plainText(still)]),
    ...hints(event, start, words),
  ].join(' ')
}

/** Below a refused answer: the sessions, or an example that this event would take. */
export function typeHints(errors: ReplyErrors, event: EventSeen, start: string, words: Words): string {
  const needsSession = 'session' in errors
  return (needsSession ? sessionLines(event, start, words) : hints(event, start, words)).join(' ')
}

function hints(event: EventSeen, start: string, words: Words): string[] {
  const { questions = [], sessions = [] } = event.details
  return [
    words.text('events.type.example', { typed: example(event, start, words) }),
    ...(questions.length > 0
      ? [words.text('events.type.replies', { questions: questions.map(({ ask }) => ask).join(' · ') })]
      : []),
    ...(sessions.length > 1 ? sessionLines(event, start, words) : []),
  ]
}

function sessionLines(event: EventSeen, start: string, words: Words): string[] {
  const { sessions = [] } = event.details
  return sessions.map((session, index) => `\n- ${sessionLine(event, session, inSession(start, index, words), words)}`)
}

function sessionLine(event: EventSeen, session: EventSession, typed: string, words: Words): string {
  const isFull = fullSessions(event).has(session.id)
  const line = words.text('events.type.line', {
    typed,
    session: sessionText(session, words),
  })
  return isFull ? words.text('events.type.full', { line }) : line
}

/** An example with each part that this event takes. */
function example({ details }: EventSeen, start: string, words: Words): string {
  const { sessions = [], guests = 0, questions = [] } = details
  const session = sessions.length > 1 ? inSession(start, 0, words) : start
  const company = guests > 0 ? words.text('events.type.guests', { typed: session, n: 1 }) : session
  return questions.reduce(
    (typed, question) => words.text('events.type.reply', { typed, reply: exampleOf(question, words) }),
    company,
  )
}

function inSession(typed: string, index: number, words: Words): string {
  return words.text('events.type.session', { typed, n: index + 1 })
}

function exampleOf({ kind, options }: EventQuestion, words: Words): string {
  if (kind === 'choice') return options[0] ?? ''
  return kind === 'number' ? '2' : words.text('events.type.text')
}
