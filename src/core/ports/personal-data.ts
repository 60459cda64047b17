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

/** `of`: the index, among the people sought, of the one it names. */
export type TraceOf = { of: number; trace: Trace }

/** Ids and names by which Mary's rows call a person, besides their id. */
export type CalledBy = { ids: string[]; names: string[] }

/** A document that was changed, or is gone. `about`: ids of the things that it belongs to. */
export type Rewritten = { table: string; key: string; about: readonly string[] }

/**
 * `notes`: texts to Mary; `initiatives`: theirs, in any state; `validations`: with their comments; `answers`: to
 * questions of events; `passed`: departments for which they wrote why nothing comes.
 */
export type WrittenRows = {
  notes: Note[]
  initiatives: Initiative[]
  validations: Validation[]
  answers: EventAnswer[]
  passed: CallDepartment[]
  decisions: number
}

/**
 * `kind`: the report of a broadcast, the list of people whom it does not reach, or the participants of an event; `id`:
 * of its row.
 */
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

/** `isThere`: their account is open; names of people who left are still in the journal or the directory. */
export type KnownPerson = Named & { mail: string | null; department: string | null; isThere: boolean }

/**
 * What the whole database holds of a person. Each answer reads much, a little at a time; for many people hardly more
 * than for one.
 */
export type PersonalData = {
  /** Runs `work` while no other process does; `busy`: another one does. */
  alone<Done>(work: () => Promise<Done>): Promise<Done | 'busy'>
  /** All ids and names by which rows call each of these people, in their order. */
  called(people: readonly PersonId[]): Promise<CalledBy[]>
  /**
   * People in the directory or the journal with words in their name that begin so, folded (`searchWords`), people who
   * left included: by name, at most so many.
   */
  named(words: readonly string[], limit: number): Promise<KnownPerson[]>
  /** Each row of each table that names one of them, table by table, once for each of them that it names. */
  traces(people: readonly Sought[]): AsyncIterable<TraceOf>
  /** What still needs this person, as far as the database knows. */
  neededFor(sought: Sought, today: Day): Promise<Blocker[]>
  /** What a person wrote that they may erase, and how many decisions of theirs are on validations. */
  writtenBy(person: PersonId): Promise<WrittenRows>
  /** Files in the library that Mary wrote and that name them, by the rows with their addresses. */
  files(sought: Sought): Promise<NamingFile[]>
  /** Pages of issues that may name them, by newspaper and number; `among`: only of these editions, by reference. */
  issues(sought: Sought, among?: readonly Reference[]): AsyncIterable<PrintedPage>
  /** Ids of editions whose package in the library tells of a visa of theirs, or of a comment on it. */
  packages(sought: Sought): Promise<string[]>
  /**
   * Removes them from every row except the journal's, some rows at a time: rows of theirs alone are deleted, elsewhere
   * `standIn` replaces them. Run again it finds what is left.
   */
  erase(sought: Sought, standIn: Named, at: Instant): Promise<{ erased: Counted; rewritten: Rewritten[] }>
}

export type Erasures = {
  byId(id: string): Promise<Erasure | null>
  /** The erasure of this person that is not over; null: none. */
  openOf(person: PersonId): Promise<Erasure | null>
  /** All erasures of this person that are not over: several if two people asked at one moment. */
  of(person: PersonId): Promise<Erasure[]>
  /** The newest first, at most so many. */
  recent(limit: number): Promise<Erasure[]>
}

export type DataRequests = {
  byId(id: string): Promise<DataRequest | null>
  /** Written requests about this person, by anybody. */
  writtenOf(person: PersonId): Promise<DataRequest[]>
  /** Of this person, the one that is not written yet; null: none. */
  waitingOf(person: PersonId): Promise<DataRequest | null>
  /** Those that are not written yet and have not ended, first come first, at most so many. */
  waiting(limit: number, at: Instant): Promise<DataRequest[]>
  /** How long a request that is not written yet has to wait. */
  wait(id: string): Promise<Wait>
  /** Stores the file of an existing request; the same again is the same file. */
  put(id: string, bytes: Uint8Array): Promise<void>
  /** Deletes the file; the row says that it was there. */
  drop(id: string): Promise<void>
  /** Null: there is none (any more). */
  file(id: string): Promise<Uint8Array | null>
}

/**
 * The contents of the file: where the person was found, each with what concerns them. `leftOut`: rows without room;
 * `alike`: rows that have only a name like theirs, beside another person's id; `of`: an officer asked.
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
  /** What replaces an erased person, and erased words, in the authority’s language. */
  erasedAs: { person: string; words: string }
}
