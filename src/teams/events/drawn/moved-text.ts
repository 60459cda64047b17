import type { MovedDetail } from '../../../core/domain/broadcasts/broadcast.ts'
import type { EventSeen } from '../../../core/domain/events/event.ts'
import type { EventSession } from '../../../core/domain/posts/post.ts'
import type { Words } from '../../../words.ts'
import { postponedText, sessionText } from './event-text.ts'

/** « Le lieu change : salle B » */
export function movedText(detail: MovedDetail, event: EventSeen, words: Words): string {
  const { details, answer } = event
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
    case 'session':
      return sessionMoved(event, words)
  }
}

/** « Votre créneau n’existe plus : 14 h, Essai libre » */
function sessionMoved({ details, answer, oldSessions = [] }: EventSeen, words: Words): string {
  const isTheirs = ({ id }: EventSession) => id === answer?.session
  const [now, old] = [details.sessions?.find(isTheirs), oldSessions.find(isTheirs)]
  if (now) return words.text('events.moved.session', { session: sessionText(now, words) })
  if (!old) return words.text('events.moved.noSession')
  return words.text('events.moved.noSessionOf', { session: sessionText(old, words) })
}

/** With a session that has its own hour a person comes at that hour; its end is unknown. */
export function atTheirHour(details: EventSeen['details'], answer: EventSeen['answer']): EventSeen['details'] {
  const theirs = details.sessions?.find(({ id }) => id === answer?.session)
  if (theirs === undefined || theirs.time === null) return details
  const { ends: _, ...when } = details
  return { ...when, time: theirs.time }
}
