import type { MovedDetail } from '../../core/domain/broadcasts/broadcast.ts'
import type { EventSeen } from '../../core/domain/events/event.ts'
import type { Words } from '../../words.ts'
import { postponedText, sessionText } from './event-text.ts'

/** « Le lieu change : salle B » */
export function movedText(detail: MovedDetail, { details, answer }: EventSeen, words: Words): string {
  switch (detail) {
    case 'postponed':
      return postponedText(details, atTheirHour(details, answer), words)
    case 'date':
      return words.text('events.moved.date', { day: words.day(details.date) })
    case 'time':
      return details.time === null
        ? words.text('events.moved.noTime')
        : words.text('events.moved.time', { time: words.clock(details.time) })
    case 'ends':
      return details.ends === undefined
        ? words.text('events.moved.noEnds')
        : words.text('events.moved.ends', { time: words.clock(details.ends) })
    case 'place':
      return details.place === ''
        ? words.text('events.moved.noPlace')
        : words.text('events.moved.place', { place: details.place })
    case 'session': {
      const theirs = details.sessions?.find(({ id }) => id === answer?.session)
      return theirs === undefined
        ? words.text('events.moved.noSession')
        : words.text('events.moved.session', { session: sessionText(theirs, words) })
    }
  }
}

/** Whoever took a session that has an hour comes at that one, not at that of the event; when it ends nobody said. */
export function atTheirHour(details: EventSeen['details'], answer: EventSeen['answer']): EventSeen['details'] {
  const theirs = details.sessions?.find(({ id }) => id === answer?.session)
  if (theirs === undefined || theirs.time === null) return details
  const { ends: _, ...when } = details
  return { ...when, time: theirs.time }
}
