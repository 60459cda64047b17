import {
  type EventAnswer,
  type EventSeen,
  type EventState,
  eventState,
  hasLostSession,
  isAhead,
  isRegistered,
} from '../../../core/domain/events/event.ts'
import { startClock } from '../../../core/domain/events/starts.ts'
import type { MovedDetail } from '../../../core/domain/broadcasts/broadcast.ts'
import type { FaceOf } from '../../../core/domain/faces/face.ts'
import type { Instant } from '../../../core/domain/time.ts'
import type { Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import type { DrawnCard, DrawnCards } from '../../cards/drawn-card.ts'
import { fillSummary } from '../../cards/frame.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { facts } from '../../cards/choices.ts'
import { whenText } from './event-text.ts'
import { atTheirHour, movedText } from './moved-text.ts'
import { byLines, calendarFor, entryOf, statusOf, verbsIn } from './with-answer.ts'

/** Why there is a card beside the delivered one. `moved`: which details changed. */
export type BesideData = {
  because: 'promoted' | 'reminder' | 'soon' | 'answered' | 'moved' | 'cancelled'
  moved: MovedDetail[]
  event: EventSeen
  now: Instant
}

type Kinds = 'event' | 'reminder' | 'soon' | 'answered' | 'moved' | 'cancelled'

const beside: DrawnCard<Kinds> = {
  draw: (face, look, { now }) => drawBeside({ ...face, because: becauseOf(face), now }, look),
  summary: (face, look) => {
    const text = besideSummary({ ...face, because: becauseOf(face) }, look)
    return fillSummary(text, { ...face.event.delivery, look })
  },
}
export const drawnEvents: DrawnCards<Kinds> = {
  event: beside,
  reminder: beside,
  soon: beside,
  answered: beside,
  moved: beside,
  cancelled: beside,
}

export function becauseOf({ face }: FaceOf<Kinds>): BesideData['because'] {
  return face === 'event' ? 'promoted' : face
}

const colors = {
  promoted: 'good',
  reminder: 'accent',
  soon: 'accent',
  answered: 'accent',
  moved: 'attention',
  cancelled: 'attention',
} as const

/**
 * Beside the delivered card: why it comes, what, when and where, and its reader's answer. Only the delivered card has
 * the text of the post.
 */
export function drawBeside({ because, moved, event, now }: BesideData, look: Look): Card {
  const { words } = look
  const { post, title, details, answer, delivery } = event
  const reader = { ...delivery, look }
  const state = eventState(event, now, look)
  const heading = headingOf({ because, moved, event }, words)
  const status = isAhead(state) && answer ? statusOf(answer, details, look, state) : null
  const buttons = new Set(verbsIn(state, answer, details))
  const [doubts, leaves] = [buttons.has('event.maybe'), buttons.has('event.leave')]
  // Other questions of the event are only on the delivered card.
  const joins = buttons.has('event.join') && joinsHere(event)
  return drawCard(
    'events/beside',
    {
      postId: post.id,
      headings: heading.map(text => ({ text: escapeLine(fillSummary(text, reader)) })),
      color: colors[because],
      title: escapeLine(fillSummary(title, reader)),
      facts: facts(
        [words.text('events.beside.when'), whenText(atTheirHour(details, answer), words)],
        [words.text('events.beside.where'), fillSummary(details.place, reader)],
        [words.text('events.beside.why'), moved.includes('postponed') ? details.postponed?.reason : null],
      ),
      told: because !== 'cancelled',
      status: status?.line ?? (state === 'over' ? words.text('events.status.over') : ''),
      statusColor: status?.color ?? 'default',
      beside: besideOf(because, status?.beside ?? [], answer, words).map(text => ({ text })),
      joins,
      doubts,
      leaves,
      // Three in a row are cut off on a phone.
      crowded: joins && doubts && leaves,
      ...calendarButton(because, event, state, look),
    },
    look,
  )
}

/** Its heading names who answered for them. */
function besideOf(because: BesideData['because'], lines: string[], answer: EventAnswer | null, words: Words): string[] {
  return because === 'answered' ? lines.filter(text => !answer || !byLines(answer, words).includes(text)) : lines
}

/** A cancelled event is removed from a calendar by the address with which it was added. */
function calendarButton(because: BesideData['because'], { answer, details }: EventSeen, state: EventState, look: Look) {
  const { words } = look
  if (because === 'cancelled')
    return { calendar: entryOf(answer, details, look), calendarTitle: words.text('events.beside.fromCalendar') }
  const calendar = isAhead(state) ? calendarFor(answer, details, look) : ''
  return { calendar, calendarTitle: words.text('events.beside.toCalendar') }
}

/** Whether *Je participe* is enough by itself: a new session is chosen only on the delivered card. */
function joinsHere({ answer, details }: EventSeen): boolean {
  if (answer === null || !isRegistered(answer)) return true
  if (hasLostSession(answer, details)) return (details.sessions ?? []).length < 2
  return answer.asked === true
}

function besideSummary(face: Omit<BesideData, 'now'>, { words }: Look): string {
  const { because, event } = face
  if (because === 'moved')
    return words.text('summaries.moved', { change: headingOf(face, words).join(', '), title: event.title })
  if (because === 'soon') return soonSummary(event, words)
  if (because === 'answered')
    return words.text('summaries.answered', { name: event.answer?.by?.name ?? '', title: event.title })
  if (because === 'cancelled') return cancelledSummary(event, words)
  if (because === 'reminder' && event.answer?.asked) return words.text('summaries.askedAgain', { title: event.title })
  return words.text(`summaries.${because}`, { title: event.title })
}

/** On a locked phone: not to go, and why. */
function cancelledSummary({ title, reason }: EventSeen, words: Words): string {
  return reason === undefined
    ? words.text('summaries.eventCancelled', { title })
    : words.text('summaries.eventCalledOff', { title, reason })
}

/** On a locked phone: when, and where to go. */
function soonSummary({ title, details, answer }: EventSeen, words: Words): string {
  const values = { title, time: words.clock(startClock(details, answer) ?? '') }
  return details.place === ''
    ? words.text('summaries.soon', values)
    : words.text('summaries.soonAt', { ...values, place: details.place })
}

function headingOf({ because, moved, event }: Omit<BesideData, 'now'>, words: Words): string[] {
  const { details, answer } = event
  switch (because) {
    case 'promoted':
      // If the place was given up since, it tells nothing more.
      return answer?.answer === 'yes' ? [words.text('events.status.promoted')] : []
    case 'reminder':
      return [
        words.text(`events.status.${answer?.asked ? 'askedAgain' : 'reminder'}`, { day: words.day(details.date) }),
      ]
    case 'soon':
      return [words.text('events.status.soon', { time: words.clock(startClock(details, answer) ?? '') })]
    case 'answered':
      // If the person answered themselves since, it tells nothing more.
      return answer?.by ? [words.text('events.beside.answered', { name: answer.by.name })] : []
    case 'moved':
      return moved.map(detail => movedText(detail, event, words))
    case 'cancelled':
      return [
        words.text('events.status.cancelled'),
        ...(event.reason === undefined ? [] : [words.text('events.beside.reason', { reason: event.reason })]),
      ]
  }
}
