import type { Actor, PersonId } from '../../../domain/actor.ts'
import { doorOpensAt } from '../../../domain/events/attendance.ts'
import { pageOf, type Participant } from '../../../domain/events/event-board.ts'
import type { EventNow } from '../../../domain/events/event.ts'
import { mayOrganise } from '../../../domain/events/organisers.ts'
import type { ParticipantFigures } from '../../../domain/events/participants.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Day, Instant } from '../../../domain/time.ts'
import { localDay } from '../../../domain/working-time/local-time.ts'
import type { Ports } from '../../../ports.ts'
import { refusedAttempt } from '../../journal/refused-attempt.ts'
import { type Brought, readBrought } from '../read-event.ts'
import { type AnswersSeen, type BoardReads, namedPeople, namesOf, seeAnswers } from '../board/see-board.ts'

type Rules = Pick<Settings, 'timeZone'>

/** A person who may be ticked. `said` null: they did not answer. */
export type Ticked = {
  person: PersonId
  name: string
  department: string | null
  said: Participant | null
  there: boolean
}

/** What an organiser sees of presence: the word, the figures, a page of names. */
export type AttendanceSeen = {
  event: EventNow
  figures: ParticipantFigures
  /** Empty: it is not the day. */
  word: string
  /** From when on it counts. */
  opensAt: Instant | null
  people: Ticked[]
  page: number
  pages: number
}

export type AttendanceRefusal =
  | { kind: 'not-found' }
  | { kind: 'not-organiser' }
  | { kind: 'event-not-sent' }
  | { kind: 'event-called-off' }
  | { kind: 'event-purged' }
  | { kind: 'attendance-not-yet'; day: Day }

/** The event whose presence this person may note: from its day on, until the names are deleted. */
export async function attendanceOf(
  ports: Pick<Ports, 'posts' | 'broadcasts' | 'events' | 'history' | 'now'>,
  actor: Actor,
  postId: string,
  { timeZone }: Rules,
): Promise<{ kind: 'organised'; brought: Brought } | AttendanceRefusal> {
  const post = await ports.posts.byId(postId)
  if (post?.content.kind !== 'event') return { kind: 'not-found' }
  if (!mayOrganise(post, actor))
    return refusedAttempt(
      ports,
      actor,
      { what: 'event.attendance', subject: post.reference },
      { kind: 'not-organiser' },
    )
  const brought = await readBrought(ports, postId)
  if (!brought) return { kind: 'event-not-sent' }
  const { cancelled, details } = brought.event
  if (cancelled) return { kind: 'event-called-off' }
  if (localDay(ports.now(), timeZone) < details.date) return { kind: 'attendance-not-yet', day: details.date }
  if (await ports.events.counts(postId)) return { kind: 'event-purged' }
  return { kind: 'organised', brought }
}

/** The caller checks the rights. */
export async function seeAttendance(
  ports: BoardReads & Pick<Ports, 'now'>,
  postId: string,
  page: number,
  { timeZone }: Rules,
): Promise<AttendanceSeen | null> {
  const [seen, door] = await Promise.all([seeAnswers(ports, postId), ports.attendance.door(postId)])
  if (!seen) return null
  const today = localDay(ports.now(), timeZone)
  return {
    event: seen.event,
    figures: seen.figures,
    word: door?.day === today && seen.event.details.date === today ? door.word : '',
    opensAt: doorOpensAt(seen.event.details, timeZone),
    ...pageOf(await everybody(ports, seen), page),
  }
}

const french = new Intl.Collator('fr')

/** People who answered, in the order of the board, then people who came without answering. */
export async function everybody(
  ports: BoardReads,
  { event, answers, there }: Pick<AnswersSeen, 'event' | 'answers' | 'there'>,
): Promise<Ticked[]> {
  const answered = await namedPeople(ports, event, answers, there)
  const known = new Set(answers.map(({ person }) => person))
  const others = [...there].filter(person => !known.has(person))
  const names = await namesOf(ports, others)
  return [
    ...answered.map(said => {
      const { person } = said.answer
      return { person, name: said.name, department: said.department, said, there: there.has(person) }
    }),
    ...others
      .map(person => {
        const { name = '', department = null } = names.get(person) ?? {}
        return { person, name, department, said: null, there: true }
      })
      .toSorted((a, b) => french.compare(a.name, b.name)),
  ]
}
