import { cleanText, isDay, isTime } from '../../text.ts'
import { withQuestionIds, withSessionIds } from '../event/keep-ids.ts'
import type { EventDetails, Post } from '../post.ts'
import { stillPostponed } from '../event/postponement.ts'
import { questionsMax, readQuestionLine } from '../event/question-lines.ts'
import type { FieldErrors, PostFields } from './field-errors.ts'
import { capacityMax, type ReadLine, readSessionLine, sessionsMax, writtenLines } from '../event/session-lines.ts'
import { typesetEvent } from '../text/typeset-event.ts'

/** The inputs that say what an event is; understood together. */
export const eventInputs = ['date', 'time', 'ends', 'place', 'capacity', 'closesOn', 'guests', 'sessions', 'questions']
export const placeMax = 200
export const guestsMax = 5
/** For all lines together. */
export const linesMax = 2000

/** `content`: of the post, in the language that the form chose; `sent`: of people's cards, under correction. */
export type EventBefore = Pick<Post, 'eventIds'> & { content: Post['content']; sent: EventDetails | null }
type Read = { fields: PostFields; errors: FieldErrors; before: EventBefore }
type ReadEvent = { event: EventDetails | null; eventIds: number }

/**
 * What the form says of an event; what cannot be understood leaves all of it as it was. A form that was opened before
 * there were these fields keeps what they say.
 */
export function readEventFields(fields: PostFields, before: EventBefore, errors: FieldErrors): ReadEvent {
  const read: Read = { fields, errors, before }
  const old = before.content.event
  const ids = idsGiven(before)
  const own = 'sessions' in fields ? moreOf(read, ids) : keptOf(old)
  const date = text(read, 'date', 20)
  const event = { date, ...whenOf(read), ...own, ...stillPostponed(date, old, before.sent) }
  if (date !== '' && !isDay(date)) errors['date'] = 'not-a-day'
  // Without a day it is still an event: the linter asks for the day at submission.
  const says = eventInputs.some(name => name !== 'guests' && cleanText(fields[name]) !== '')
  if (date === '' && says) errors['date'] ??= 'required'
  const failed = eventInputs.some(name => name in errors)
  if (failed) return { event: old, eventIds: before.eventIds ?? 0 }
  if (date === '') return { event: null, eventIds: ids.last }
  return { event: typesetEvent(event, before.content.locale, ['sessions', 'questions']), eventIds: ids.last }
}

function text({ fields, errors }: Read, name: string, max: number): string {
  const typed = cleanText(fields[name])
  if (typed.length > max) errors[name] = 'too-long'
  return typed
}

function whenOf(read: Read): Pick<EventDetails, 'time' | 'place' | 'capacity'> {
  const time = clockIn(read, 'time')
  const place = text(read, 'place', placeMax)
  const capacity = text(read, 'capacity', 10)
  const people = Number(capacity)
  if (capacity !== '' && !(/^\d+$/.test(capacity) && people >= 1 && people <= capacityMax))
    read.errors['capacity'] = 'not-places'
  return { time: time === '' ? null : time, place, capacity: capacity === '' ? null : people }
}

function clockIn(read: Read, name: 'time' | 'ends'): string {
  const typed = text(read, name, 20)
  if (typed !== '' && !isTime(typed)) read.errors[name] = 'not-a-time'
  return typed
}

type More = Pick<EventDetails, 'ends' | 'closesOn' | 'guests' | 'sessions' | 'questions'>

function moreOf(read: Read, ids: Ids): More {
  const { errors, before } = read
  const ends = clockIn(read, 'ends')
  const closesOn = text(read, 'closesOn', 20)
  if (closesOn !== '' && !isDay(closesOn)) errors['closesOn'] = 'not-a-day'
  const typed = text(read, 'guests', 5)
  const guests = Number(typed)
  if (typed !== '' && !(/^\d$/.test(typed) && guests <= guestsMax)) errors['guests'] = 'not-a-number'
  const { event } = before.content
  const known = <K extends 'sessions' | 'questions'>(name: K) => ({
    before: event?.[name] ?? [],
    sent: before.sent?.[name] ?? [],
  })
  const sessions = linesIn(read, 'sessions', readSessionLine, sessionsMax)
  const questions = linesIn(read, 'questions', readQuestionLine, questionsMax)
  return {
    ...(ends !== '' && { ends }),
    ...(closesOn !== '' && { closesOn }),
    ...(guests > 0 && { guests }),
    ...(sessions.length > 0 && { sessions: withSessionIds(sessions, known('sessions'), () => `s${++ids.last}`) }),
    ...(questions.length > 0 && { questions: withQuestionIds(questions, known('questions'), () => `q${++ids.last}`) }),
  }
}

/** The faults of all lines, each with its line, one below the other. */
function linesIn<T>(
  read: Read,
  name: 'sessions' | 'questions',
  readLine: (line: string) => ReadLine<T, FieldErrors[string]>,
  most: number,
): T[] {
  const lines = writtenLines(text(read, name, linesMax))
  if (name in read.errors) return []
  if (lines.length > most) {
    read.errors[name] = `too-many-${name}`
    return []
  }
  const all = lines.map(readLine)
  const faults = all.flatMap(({ error }) => (error === null ? [] : [error]))
  if (faults.length > 0) read.errors[name] = faults.join('\n') as FieldErrors[string]
  return all.flatMap(one => (one.read === null ? [] : [one.read]))
}

function keptOf(old: EventDetails | null): More {
  if (old === null) return {}
  const { date: _date, time: _time, place: _place, capacity: _capacity, postponed: _postponed, ...more } = old
  return more
}

type Ids = { last: number }

/**
 * The highest number that any session or question of this post ever had: none is used twice, so that no reply gets
 * under another one.
 */
function idsGiven({ eventIds = 0, content, sent }: EventBefore): Ids {
  const all = [content.event, sent].flatMap(one => [...(one?.sessions ?? []), ...(one?.questions ?? [])])
  const numbers = all.map(({ id }) => Number(/^[sq](\d{1,9})$/.exec(id)?.[1] ?? 0))
  return { last: Math.max(eventIds, ...numbers) }
}
