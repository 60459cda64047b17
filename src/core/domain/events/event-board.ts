import type { Named, PersonId } from '../actor.ts'
import type { LibraryFiles } from '../broadcasts/broadcast.ts'
import type { Instant } from '../time.ts'
import type { EventAnswer, EventNow, EventPlaces } from './event.ts'
import { type ParticipantFigures, sessionsIn } from './participants.ts'

/** Names on one page of a board: as many as a phone shows without scrolling for long. */
export const boardPage = 15

/** One page of a list. `page`: from 0, untrusted; beyond the end it is the last one. */
export function pageOf<One>(all: readonly One[], page: number): { page: number; pages: number; people: One[] } {
  const pages = Math.max(1, Math.ceil(all.length / boardPage))
  const shown = Number.isSafeInteger(page) ? Math.min(Math.max(page, 0), pages - 1) : 0
  return { page: shown, pages, people: all.slice(shown * boardPage, (shown + 1) * boardPage) }
}

/** What an organiser last looked at on the board of an event: one row a post and person, once they asked for it. */
export type EventBoard = {
  /** `<postId>:<personId>` */
  id: string
  version: number
  postId: string
  person: PersonId
  /** Which part of the list is unfolded; null: none. */
  open: string | null
  /** From 0. */
  page: number
  /** The list in the SharePoint library, once they asked for it. */
  files: LibraryFiles | null
}

export function boardId(postId: string, person: PersonId): string {
  return `${postId}:${person}`
}

/** Parts of the list besides the sessions, which are named by their ids. No id of a session begins with « @ ». */
export const comingPart = '@coming'
export const othersPart = '@others'

/** A person who answered. `rank`: from 1, of those who wait; else 0. `department` null: unknown. */
export type Participant = {
  name: string
  department: string | null
  answer: EventAnswer
  rank: number
  /** Whether they were noted as present. */
  there?: boolean
  /** Their account is closed, or there is none any more. */
  hasLeft?: true
}
export type BoardPart = { id: string; people: number }

/** What the board of an event shows to one of its organisers. */
export type BoardSeen = {
  event: EventNow
  reader: PersonId
  figures: ParticipantFigures
  /** The list of names was deleted, as it must be: the figures alone are left. */
  purged: boolean
  parts: BoardPart[]
  /** The part that is unfolded, one page of it; null: none is. */
  open: { id: string; page: number; pages: number; people: Participant[] } | null
  organisers: Named[]
  mayName: boolean
  /** Whether the reader is of comms, and so may call the event off. */
  mayCallOff: boolean
  /** The reader decides nothing here. */
  readOnly?: true
  files: LibraryFiles | null
}

/** All participants, for a file. */
export type ParticipantsListed = {
  event: EventNow
  figures: ParticipantFigures
  people: Participant[]
  /** People who came without having answered. */
  walkIns: Pick<Participant, 'name' | 'department'>[]
  at: Instant
}

/** The list by session; people who take none, or only may come, are at its end. */
export function partsOf(
  { details }: Pick<EventNow, 'details'>,
  answers: readonly EventAnswer[],
): (BoardPart & { answers: EventAnswer[] })[] {
  const counts = ({ answer }: EventAnswer) => answer === 'yes' || answer === 'waiting'
  const coming = sessionsIn(details.sessions ?? [], answers).map(session => ({
    id: session === '' ? comingPart : session,
    answers: answers.filter(one => counts(one) && (one.session ?? '') === session),
  }))
  const others = { id: othersPart, answers: answers.filter(one => !counts(one)) }
  return [...coming, others].map(part => ({ ...part, people: part.answers.length }))
}

const french = new Intl.Collator('fr')
const order = { yes: 0, waiting: 1, maybe: 2, no: 3 } as const

/** People who come, by name; then those who wait, in their order; then those who may come and those who do not. */
export function inOrder(people: readonly Participant[]): Participant[] {
  return people.toSorted(
    (a, b) => order[a.answer.answer] - order[b.answer.answer] || a.rank - b.rank || french.compare(a.name, b.name),
  )
}

/** From 1; 0 for a person who does not wait. */
export function rankIn(
  places: ReadonlyMap<string, EventPlaces>,
  { person, answer, session = '' }: EventAnswer,
): number {
  if (answer !== 'waiting') return 0
  return (places.get(session)?.waiting.findIndex(one => one.person === person) ?? -1) + 1
}
