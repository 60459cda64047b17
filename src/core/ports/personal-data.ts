import type { Named, PersonId } from '../domain/actor.ts'
import type { DataRow } from '../domain/personal/data-rows.ts'
import type { CallDepartment } from '../domain/calls/call.ts'
import type { EventAnswer } from '../domain/events/event.ts'
import type { Blocker, Counted, Erasure, TraceGroup } from '../domain/personal/erasure.ts'
import type { Initiative } from '../domain/initiatives/initiative.ts'
import type { Note } from '../domain/notes/note.ts'
import type { Wait } from '../domain/personal/data-queue.ts'
import type { DataRequest, Meant } from '../domain/personal/data-request.ts'
import type { Sought } from '../domain/personal/sought.ts'
import type { Reference } from '../domain/reference.ts'
import type { Day, Instant } from '../domain/time.ts'
import type { Validation } from '../domain/validations/validation.ts'
import type { LibraryNames } from './outside.ts'

/**
 * A row that names somebody. `key`: of its table; `row`: all of it but bytes; `others`: ids in it of other people,
 * where it says a name like theirs.
 */
export type Trace = {
  group: TraceGroup
  table: string
  key: string
  row: Record<string, unknown>
  others?: readonly string[]
}

/** `of`: whom of those who were looked for it names, by their place among them. */
export type TraceOf = { of: number; trace: Trace }

/** What what Mary keeps calls somebody, beside their id. */
export type CalledBy = { ids: string[]; names: string[] }

/** A document that was changed, or is gone. `about`: ids of what it belongs to. */
export type Rewritten = { table: string; key: string; about: readonly string[] }

/**
 * `notes`: words to Mary; `initiatives`: theirs, whatever became of them; `validations`: that they commented on;
 * `answers`: to questions of events; `passed`: for which department they said why nothing comes.
 */
export type WrittenRows = {
  notes: Note[]
  initiatives: Initiative[]
  validations: Validation[]
  answers: EventAnswer[]
  passed: CallDepartment[]
  decisions: number
}

/** `kind`: the report of a sending, the list of whom it does not reach, or who answered an event; `id`: of its row. */
export type NamingFile = { kind: 'report' | 'unreachable' | 'participants'; id: string; reference: Reference }

/** The page of an issue as it was printed. */
export type PrintedPage = {
  editionId: string
  reference: Reference
  production: number
  newspaper: string
  number: number
  html: string
}

/** `isThere`: their account is open; of whoever left the journal or the directory still knows the name. */
export type KnownPerson = Named & { mail: string | null; department: string | null; isThere: boolean }

/**
 * What the whole database holds of a person. Each answer reads much, a little at a time; for many people hardly more
 * than for one.
 */
export type PersonalData = {
  /** Does this while nobody else does, in whatever process; `busy`: somebody does. */
  alone<Done>(work: () => Promise<Done>): Promise<Done | 'busy'>
  /** Every way in which what Mary keeps calls each of these people, in their order. */
  called(people: readonly PersonId[]): Promise<CalledBy[]>
  /**
   * Whom the directory or the journal knows by a name in which words begin so, folded (`searchWords`), those who left
   * as well: by name, at most so many.
   */
  named(words: readonly string[], limit: number): Promise<KnownPerson[]>
  /** Each row of each table that names one of them, table by table; for each whom it names. */
  traces(people: readonly Sought[]): AsyncIterable<TraceOf>
  /** What still needs them, as the database knows it. */
  neededFor(sought: Sought, today: Day): Promise<Blocker[]>
  /** What somebody wrote that is theirs to erase, and how many decisions of theirs stand on validations. */
  writtenBy(person: PersonId): Promise<WrittenRows>
  /** Files in the library that Mary wrote and that name them, by the row that tells where each lies. */
  files(sought: Sought): Promise<NamingFile[]>
  /** Pages of issues that may name them, by newspaper and number; `among`: of these editions, by reference, alone. */
  issues(sought: Sought, among?: readonly Reference[]): AsyncIterable<PrintedPage>
  /** Ids of editions whose package in the library tells of a visa of theirs, or of a comment on it. */
  packages(sought: Sought): Promise<string[]>
  /**
   * Takes them out of every row but those of the journal, some rows at a time: what is theirs alone goes, elsewhere
   * `standIn` stands for them. Run again it finds what is left.
   */
  erase(sought: Sought, standIn: Named, at: Instant): Promise<{ erased: Counted; rewritten: Rewritten[] }>
}

export type Erasures = {
  byId(id: string): Promise<Erasure | null>
  /** Of this person, one that is not over; null: none. */
  openOf(person: PersonId): Promise<Erasure | null>
  /** All of this person that are not over: more than one where two asked at the same moment. */
  of(person: PersonId): Promise<Erasure[]>
  /** The newest first, at most so many. */
  recent(limit: number): Promise<Erasure[]>
}

export type DataRequests = {
  byId(id: string): Promise<DataRequest | null>
  /** About this person, whoever asked: those that were written. */
  writtenOf(person: PersonId): Promise<DataRequest[]>
  /** Of this person, the one that is not written yet; null: none. */
  waitingOf(person: PersonId): Promise<DataRequest | null>
  /** Those that are not written yet and have not ended, first come first, at most so many. */
  waiting(limit: number, at: Instant): Promise<DataRequest[]>
  /** How a request that is not written yet waits. */
  wait(id: string): Promise<Wait>
  /** The file of a request that stands; the same again is the same file. */
  put(id: string, bytes: Uint8Array): Promise<void>
  /** The file goes, the row says that it was there. */
  drop(id: string): Promise<void>
  /** Null: there is none (any more). */
  file(id: string): Promise<Uint8Array | null>
}

/**
 * What is written for whoever asked: where it was found, each with what concerns them. `leftOut`: rows for which there
 * was no room; `alike`: rows that have but a name like theirs, beside somebody else's id; `of`: an officer asked.
 */
export type DataPage = {
  person: Named
  of?: Meant
  at: Instant
  until: Instant
  rows: DataRow[]
  leftOut: Counted
  alike: number
}

export type WriteDataPage = (page: DataPage) => Uint8Array

/** What people may ask about themselves, and what two decide about somebody. */
export type PersonalPorts = {
  personal: PersonalData
  erasures: Erasures
  dataRequests: DataRequests
  libraryNames: LibraryNames
  /** Puts into words what Mary holds about a person, as one page that a browser opens. */
  writeDataPage: WriteDataPage
  /** Where the file of a request opens; null: no public address. */
  dataPages: { address(requestId: string): string } | null
  /** What stands for a person who was erased, and for words that somebody erased, in the authority’s language. */
  erasedAs: { person: string; words: string }
}
