import { type Actor, isComms, type Person, type PersonId } from '../../../domain/actor.ts'
import type { EventAnswer, EventNow, EventPlaces } from '../../../domain/events/event.ts'
import {
  boardId,
  type BoardSeen,
  comingPart,
  type EventBoard,
  inOrder,
  pageOf,
  type Participant,
  partsOf,
  rankIn,
} from '../../../domain/events/event-board.ts'
import { asAsked } from '../../../domain/events/moved.ts'
import { mayNameOrganisers, mayOrganise } from '../../../domain/events/organisers.ts'
import { figuresOf, type ParticipantFigures } from '../../../domain/events/participants.ts'
import type { Post } from '../../../domain/posts/post.ts'
import type { Ports } from '../../../ports.ts'
import { type EventReads, readBrought, readPlaces } from '../read-event.ts'

export type BoardReads = EventReads & Pick<Ports, 'directory' | 'attendance'>

const answersAtOnce = 2000
const namesAtOnce = 500

export type AnswersSeen = {
  event: EventNow
  answers: EventAnswer[]
  there: ReadonlySet<PersonId>
  figures: ParticipantFigures
  /** The answers were deleted. */
  purged: boolean
}

/** Null: it is no event, or was never sent. The caller checks the rights. */
export async function seeAnswers(
  ports: EventReads & Pick<Ports, 'attendance'>,
  postId: string,
): Promise<AnswersSeen | null> {
  const brought = await readBrought(ports, postId)
  if (!brought) return null
  const { event, target } = brought
  const counts = await ports.events.counts(postId)
  if (counts) return { event, answers: [], there: new Set(), figures: counts.figures, purged: true }
  const { delivered, unknown } = (await ports.deliveries.report(target.id)).counts
  const [answers, there, marks] = await Promise.all([
    allAnswers(ports, postId).then(all => all.map(one => asAsked(one, event))),
    allThere(ports, postId),
    ports.attendance.marks(postId),
  ])
  const figures = figuresOf(event.details, answers, delivered + unknown, { there, marks })
  return { event, answers, there, figures, purged: false }
}

export async function allThere({ attendance }: Pick<Ports, 'attendance'>, postId: string): Promise<Set<PersonId>> {
  const all = new Set<PersonId>()
  for (let after = ''; ;) {
    const page = await attendance.there(postId, after, answersAtOnce)
    for (const { person } of page) all.add(person)
    if (page.length < answersAtOnce) return all
    after = page.at(-1)!.person
  }
}

async function allAnswers({ events }: Pick<Ports, 'events'>, postId: string): Promise<EventAnswer[]> {
  const all: EventAnswer[] = []
  for (;;) {
    const page = await events.answersOf(postId, all.at(-1)?.person ?? '', answersAtOnce)
    all.push(...page)
    if (page.length < answersAtOnce) return all
  }
}

/** The board for one of its organisers: the part that they unfolded, a page of it. Null: they are no organiser. */
export async function seeBoard(ports: BoardReads, reader: PersonId, postId: string): Promise<BoardSeen | null> {
  const post = await ports.posts.byId(postId)
  if (!post) return null
  const who = await withRoles(ports, reader)
  if (!mayOrganise(post, who)) return null
  const seen = await seeAnswers(ports, postId)
  if (!seen) return null
  const board = (await ports.events.board(boardId(postId, reader))) ?? firstLook(seen.event, reader)
  const rights = { mayName: mayNameOrganisers(post, who), mayCallOff: isComms(who) }
  return { ...(await unfoldedBoard(ports, post, seen, board)), ...rights }
}

/** The board without storing anything; `board`: what its reader looks at. */
export async function unfoldedBoard(
  ports: BoardReads,
  { organisers = [] }: Pick<Post, 'organisers'>,
  seen: AnswersSeen,
  board: EventBoard,
): Promise<BoardSeen> {
  const parts = seen.purged ? [] : partsOf(seen.event, seen.answers)
  const unfolded = parts.find(({ id }) => id === board.open)
  return {
    event: seen.event,
    reader: board.person,
    figures: seen.figures,
    purged: seen.purged,
    parts: parts.map(({ id, people }) => ({ id, people })),
    open: unfolded
      ? { id: unfolded.id, ...pageOf(await namedPeople(ports, seen.event, unfolded.answers, seen.there), board.page) }
      : null,
    organisers,
    mayName: false,
    mayCallOff: false,
    files: board.files,
  }
}

/** With the roles that the directory has now; placed cards are drawn without an actor. */
export async function withRoles(
  { directory }: Pick<Ports, 'directory'>,
  id: PersonId,
): Promise<Pick<Actor, 'id' | 'roles'>> {
  return { id, roles: await directory.roles(id) }
}

/** A single list is unfolded at once; of several, each organiser unfolds one. */
export function firstLook({ post, details }: Pick<EventNow, 'post' | 'details'>, person: PersonId): EventBoard {
  const open = details.sessions ? null : comingPart
  return { id: boardId(post.id, person), version: 0, postId: post.id, person, open, page: 0, files: null }
}

/** In their order, with names from the directory. */
export async function namedPeople(
  ports: Pick<Ports, 'directory' | 'events'>,
  event: EventNow,
  answers: readonly EventAnswer[],
  there: ReadonlySet<PersonId>,
): Promise<Participant[]> {
  const [known, places] = await Promise.all([
    namesOf(
      ports,
      answers.map(({ person }) => person),
    ),
    readPlaces(ports, event),
  ])
  return inOrder(answers.map(answer => participant(answer, known, places, there)))
}

export async function namesOf(
  { directory }: Pick<Ports, 'directory'>,
  people: PersonId[],
): Promise<Map<PersonId, Person>> {
  const known = new Map<PersonId, Person>()
  for (let start = 0; start < people.length; start += namesAtOnce)
    for (const [id, person] of await directory.people(people.slice(start, start + namesAtOnce))) known.set(id, person)
  return known
}

/** A person who left the directory since has no name any more. */
function participant(
  answer: EventAnswer,
  known: ReadonlyMap<PersonId, Person>,
  places: ReadonlyMap<string, EventPlaces>,
  there: ReadonlySet<PersonId>,
): Participant {
  const person = known.get(answer.person)
  return {
    name: person?.name ?? '',
    department: person?.department ?? null,
    answer,
    rank: rankIn(places, answer),
    ...(there.has(answer.person) && { there: true }),
    ...(!person?.enabled && { hasLeft: true }),
  }
}
