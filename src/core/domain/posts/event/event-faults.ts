import type { Day } from '../../time.ts'
import type { EventDetails, EventSession, PostContent } from '../post.ts'
import { lineTold, sameWords, sessionLine } from './session-lines.ts'

/** A fault of an event; faults of sessions come with their line. */
export type EventFault = {
  field: 'date' | 'ends' | 'closesOn' | 'capacity' | 'sessions' | 'questions'
  key:
    | 'no-date'
    | 'date-past'
    | 'ends-alone'
    | 'ends-before'
    | 'answers-past'
    | 'answers-after'
    | 'capacity-beside'
    | `session-${'outside' | 'alike'}:${string}`
    | `question-alike:${string}`
}

/** Contradictions between parts of an event, in the order of the form. */
export function eventFaults({ kind, event }: Pick<PostContent, 'kind' | 'event'>, today: Day): EventFault[] {
  if (kind !== 'event') return []
  if (!event) return [{ field: 'date', key: 'no-date' }]
  return [
    ...(event.date < today ? [{ field: 'date', key: 'date-past' } as const] : []),
    ...endFaults(event),
    ...(event.capacity !== null && event.sessions ? [{ field: 'capacity', key: 'capacity-beside' } as const] : []),
    ...closingFaults(event, today),
    ...sessionFaults(event),
    ...questionFaults(event),
  ]
}

function endFaults({ time, ends }: EventDetails): EventFault[] {
  if (ends === undefined) return []
  if (time === null) return [{ field: 'ends', key: 'ends-alone' }]
  return ends <= time ? [{ field: 'ends', key: 'ends-before' }] : []
}

function closingFaults({ date, closesOn }: EventDetails, today: Day): EventFault[] {
  if (closesOn === undefined) return []
  if (closesOn > date) return [{ field: 'closesOn', key: 'answers-after' }]
  // Where the day itself is past, that is the fault.
  return closesOn < today && date >= today ? [{ field: 'closesOn', key: 'answers-past' }] : []
}

/** The faults of all lines, each with its line, one below the other: a field shows one text. */
function sessionFaults(event: EventDetails): EventFault[] {
  const { sessions = [] } = event
  const keys = sessions.flatMap((one, at) => {
    const told = lineTold(sessionLine(one))
    if (isOutside(one, event)) return [`session-outside:${told}` as const]
    const first = sessions.findIndex(other => other.time === one.time && sameWords(other.label, one.label))
    return first === at ? [] : [`session-alike:${told}` as const]
  })
  const [first, ...others] = keys
  return first === undefined ? [] : [{ field: 'sessions', key: `${first}${others.map(key => `\n${key}`).join('')}` }]
}

function isOutside(session: EventSession, { time, ends }: EventDetails): boolean {
  if (session.time === null) return false
  return (time !== null && session.time < time) || (ends !== undefined && session.time >= ends)
}

function questionFaults({ questions = [] }: EventDetails): EventFault[] {
  const again = questions.find((one, at) => questions.findIndex(other => sameWords(other.ask, one.ask)) !== at)
  return again ? [{ field: 'questions', key: `question-alike:${lineTold(again.ask)}` }] : []
}
