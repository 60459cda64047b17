import type { AttendedFigures } from '../../../core/domain/events/attendance.ts'
import { capacities, type EventTally } from '../../../core/domain/events/event.ts'
import { meanMark } from '../../../core/domain/events/thanks.ts'
import type { BoardSeen } from '../../../core/domain/events/event-board.ts'
import type { ReplyFigures, SessionFigures } from '../../../core/domain/events/participants.ts'
import type { Words } from '../../../words.ts'
import type { Fact } from '../../cards/choices.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { sessionName } from './event-text.ts'

type Seen = Pick<BoardSeen, 'event' | 'figures'>

/** Each count with its total. */
export function boardFigures({ event, figures }: Seen, words: Words): Fact[] {
  const { tally, asked, attended, recipients } = figures
  const silent = Math.max(0, recipients - tally.yes - tally.no - tally.maybe - tally.waiting)
  const fact = (name: 'waiting' | 'maybe' | 'no' | 'asked', n: number): Fact[] =>
    n === 0
      ? []
      : [
          {
            title: words.text(`events.participants.figures.${name}`),
            value: words.count('events.participants.figures.persons', n),
          },
        ]
  return [
    { title: words.text('events.participants.figures.coming'), value: comingText({ event, figures }, words) },
    ...(attended ? [attendedFact(attended, tally, words)] : []),
    ...usefulFact(figures, words),
    ...fact('asked', asked),
    ...fact('waiting', tally.waiting),
    ...fact('maybe', tally.maybe),
    ...fact('no', tally.no),
    {
      title: words.text('events.participants.figures.silent'),
      value: words.text('events.participants.figures.silentOf', {
        n: words.number(silent),
        all: words.number(recipients),
      }),
    },
  ]
}

/** « Présents : 31 sur 40 personnes inscrites, et 2 venues sans être inscrites » */
export function attendedFact({ registered, others }: AttendedFigures, { yes }: EventTally, words: Words): Fact {
  const people = words.count('events.participants.figures.attendedOf', yes, { there: words.number(registered) })
  return {
    title: words.text('events.participants.figures.attended'),
    value: others === 0 ? people : words.count('events.participants.figures.besides', others, { people }),
  }
}

function usefulFact({ marks }: BoardSeen['figures'], words: Words): Fact[] {
  if (!marks) return []
  const mean = meanMark(marks)
  const value =
    mean === null
      ? words.text('events.participants.figures.usefulSoon')
      : words.count('events.participants.figures.usefulOf', marks.people, { mean: words.number(mean) })
  return [{ title: words.text('events.participants.figures.useful'), value }]
}

/** Each session says its own places. */
function comingText({ event: { details }, figures: { sessions, tally } }: Seen, words: Words): string {
  const guests = sessions.reduce((sum, one) => sum + one.guests, 0)
  const alone = words.count('events.participants.figures.persons', tally.yes)
  const people = guests === 0 ? alone : words.count('events.participants.figures.guests', guests, { people: alone })
  if (details.sessions) return people
  return details.capacity === null
    ? words.text('events.participants.figures.takenFree', { people })
    : words.count('events.participants.figures.taken', tally.yes + guests, {
        people,
        places: words.number(details.capacity),
      })
}

/** For an event with sessions; also one that was taken out since, while people are registered for it. */
export function sessionLines({ event, figures }: Seen, words: Words): { id: string; name: string; text: string }[] {
  const limits = capacities(event.details)
  if (limits.has('')) return []
  return figures.sessions.map(one => {
    const places = limits.get(one.id)
    return {
      id: one.id,
      name: escapeLine(sessionName(one.id, event, words)),
      // A session that was taken out has no places.
      text:
        places === undefined
          ? words.count('events.participants.session.lost', one.people + one.waiting)
          : sessionFigures(one, places, words),
    }
  })
}

function sessionFigures({ people, guests, waiting }: SessionFigures, places: number | null, words: Words): string {
  const taken = people + guests
  const text =
    places === null
      ? words.count('events.participants.session.free', taken)
      : words.count('events.participants.session.taken', taken, { places: words.number(places) })
  return waiting === 0 ? text : `${text}, ${words.count('events.participants.session.waiting', waiting)}`
}

/** « Déjeunez-vous ? Oui : 32 · Non : 8 » */
export function questionLines(
  { event: { details }, figures }: Seen,
  words: Words,
): { ask: string; text: string; of: string }[] {
  return (details.questions ?? []).flatMap(({ id, ask, kind }) => {
    const found = figures.replies.find(one => one.id === id)
    if (!found) return []
    return [
      {
        ask: escapeLine(ask),
        text: escapeLine(repliesText(kind, found, words)),
        of: words.count('events.participants.repliedOf', found.people, { replied: words.number(found.replied) }),
      },
    ]
  })
}

function repliesText(
  kind: 'choice' | 'number' | 'text',
  { options, sum, replied }: ReplyFigures,
  words: Words,
): string {
  switch (kind) {
    case 'choice':
      return options
        .map(({ option, people }) => words.text('events.participants.reply', { option, n: words.number(people) }))
        .join(' · ')
    case 'number':
      return words.text('events.participants.sum', { n: words.number(sum) })
    case 'text':
      return words.count('events.participants.texts', replied)
  }
}
