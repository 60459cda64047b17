import type { EventNow } from '../../../core/domain/events/event.ts'
import type { EventDetails, EventQuestion, EventSession } from '../../../core/domain/posts/post.ts'
import { postponedHow } from '../../../core/domain/posts/event/postponement.ts'
import { normalized } from '../../../core/domain/text.ts'
import type { Words } from '../../../words.ts'
import { escapeLine } from '../../cards/markdown.ts'

/** The name of an input says whether it holds a person's words. */
export const replyInputs = (id: string): string[] => [`reply-${id}`, `chosen-${id}`]

export function replyInput({ id, kind }: EventQuestion): string {
  return kind === 'text' ? `reply-${id}` : `chosen-${id}`
}

type EventLines = Record<'how' | 'before' | 'reason' | 'when' | 'where' | 'only' | 'capacity' | 'closes', string>

export function eventLines(event: EventDetails | null, words: Words): EventLines {
  if (event === null)
    return { how: '', before: '', reason: '', when: '', where: '', only: '', capacity: '', closes: '' }
  const [first, ...others] = event.sessions ?? []
  return {
    ...postponedLines(event, words),
    when: whenText(event, words),
    // Among several sessions people choose; a single one is no question.
    only: first && others.length === 0 ? escapeLine(sessionChoice(first, words)) : '',
    closes: event.closesOn === undefined ? '' : words.day(event.closesOn),
    where: escapeLine(normalized(event.place)),
    // Each session has its own places.
    capacity: event.capacity === null || event.sessions ? '' : words.number(event.capacity),
  }
}

/** « Reporté : au lieu du mardi 4 juin à 18 h »; all empty if it was never put off. */
function postponedLines(event: EventDetails, words: Words): Pick<EventLines, 'how' | 'before' | 'reason'> {
  const { postponed } = event
  if (postponed === undefined) return { how: '', before: '', reason: '' }
  return {
    how: words.text(`posts.sealed.postponed.${postponedHow(event, postponed)}`),
    before: words.text('posts.sealed.before', { when: whenText(postponed, words) }),
    reason: escapeLine(normalized(postponed.reason ?? '')),
  }
}

/** « Reporté : du mardi 4 au jeudi 11 juin à 18 h »; `theirs`: with the hour of the reader's session. */
export function postponedText(event: EventDetails, theirs: EventDetails, words: Words): string {
  const { postponed } = event
  if (postponed === undefined) return words.text('events.moved.date', { day: words.day(event.date) })
  const from = words.day(postponed.date)
  // Within one month, the month is written once.
  const short = postponed.date.slice(0, 7) === event.date.slice(0, 7) ? from.split(' ').slice(0, 2).join(' ') : from
  const how = postponedHow(event, postponed)
  return words.text(`events.moved.postponed.${how}`, { from: short, to: whenText(theirs, words) })
}

/** « mardi 1er décembre de 12 h 30 à 14 h » */
export function whenText({ date, time, ends }: Pick<EventDetails, 'date' | 'time' | 'ends'>, words: Words): string {
  const day = words.day(date)
  if (time === null) return day
  const clock = words.clock(time)
  return ends === undefined
    ? words.text('posts.sealed.at', { day, time: clock })
    : words.text('posts.sealed.until', { day, time: clock, ends: words.clock(ends) })
}

/** « mardi 1er décembre à 10 h · Salle A », on a line of a card. */
export function whenWhere(event: EventDetails, words: Words): string {
  return [whenText(event, words), escapeLine(event.place)].filter(text => text !== '').join(' · ')
}

/** What the card asks people who come: each question by its kind, since a card has an input for each. */
export function eventInputs(event: EventDetails | null, words: Words) {
  const { sessions = [], guests = 0, questions = [] } = event ?? {}
  const of = (kind: EventQuestion['kind']) => questions.filter(one => one.kind === kind)
  const asked = (one: EventQuestion) => ({ id: replyInput(one), ask: normalized(one.ask) })
  return {
    sessions: sessions.map(session => ({ title: sessionChoice(session, words), value: session.id })),
    guests: Array.from({ length: guests === 0 ? 0 : guests + 1 }, (_, n) => ({
      title: words.count('posts.sealed.guestsOf', n),
      value: String(n),
    })),
    choices: of('choice').map(one => ({
      ...asked(one),
      options: one.options.map(option => ({ title: normalized(option), value: option })),
    })),
    numbers: of('number').map(asked),
    texts: of('text').map(asked),
  }
}

function sessionChoice(session: EventSession, words: Words): string {
  const text = normalized(sessionText(session, words))
  return session.capacity === null
    ? text
    : words.count('posts.sealed.sessionPlaces', session.capacity, { session: text })
}

/** « 10 h, Atelier compost » */
export function sessionText({ time, label }: EventSession, words: Words): string {
  if (time === null) return label
  const clock = words.clock(time)
  return label === '' ? clock : words.text('posts.sealed.sessionOf', { time: clock, label })
}

/** The name of a session by its id; one that was taken out says so: « Créneau retiré : 14 h, Essai libre ». */
export function sessionName(
  id: string,
  { details: { sessions = [] }, oldSessions = [] }: Pick<EventNow, 'details' | 'oldSessions'>,
  words: Words,
): string {
  const session = sessions.find(one => one.id === id)
  if (session) return sessionText(session, words)
  const old = oldSessions.find(one => one.id === id)
  if (!old) return words.text('events.participants.oldSession')
  return words.text('events.participants.oldSessionOf', { session: sessionText(old, words) })
}
