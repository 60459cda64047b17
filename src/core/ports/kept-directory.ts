import type { PersonId } from '../domain/actor.ts'
import type { DirectoryNews, DirectoryState, KeptPerson, Membership, Roots } from '../domain/people/kept-person.ts'
import type { Instant } from '../domain/time.ts'

export type Standing = { roots: string[]; enabled: boolean; guest: boolean }
type Told<T> = ({ kind: 'told'; next: string } & T) | { kind: 'expired' }

/** A page of `group`: people, and the ids of the groups within. */
export type Members = { group: string; people: KeptPerson[]; groups: string[] }

/** What changes in Entra, through Graph's delta queries. Every method may throw `Unavailable`. */
export type DirectoryChanges = {
  roots: Roots
  /** A token for whatever changes of people from now on. */
  peopleFromNow(): Promise<string>
  /** A token for whatever changes of the members of these groups from now on; fifty at most. */
  groupsFromNow(groups: string[]): Promise<string>
  /** Pages of all whose account is open and no guest's. */
  everybody(): AsyncIterable<KeptPerson[]>
  /** Pages of whoever is directly in each of these groups, one or more pages for each of them. */
  membersOf(groups: readonly string[]): AsyncIterable<Members>
  /** Whatever changed of people. `expired`: the token is too old, or to read everybody costs less. */
  peopleSince(token: string): Promise<Told<Pick<DirectoryNews, 'people' | 'partial' | 'gone' | 'managers'>>>
  /** Who came into the groups of this token and who left them; `gone`: groups that were deleted. */
  groupsSince(token: string): Promise<Told<Pick<DirectoryNews, 'joined' | 'left' | 'gone'>>>
  /** By their ids in lower case; those whom Graph does not know are not in it. */
  named(ids: PersonId[]): Promise<KeptPerson[]>
}

/** The people whom Mary keeps, and who is in the groups that her configuration names. */
export type DirectoryTable = {
  /** Null: nobody was ever read to the end. */
  state(): Promise<DirectoryState | null>
  /** Makes room for everybody anew, beside those who are kept; whatever an earlier reading left is dropped. */
  begin(): Promise<number>
  /** Adds to a reading that `begin` began. Whoever is there already is written again. */
  add(reading: number, people: KeptPerson[], memberships: Membership[]): Promise<void>
  /** From now on the reading is what is kept. `stale`: another one was begun, or came to its end, meanwhile. */
  finish(reading: number, state: DirectoryState): Promise<'done' | 'stale'>
  /**
   * All of it or nothing. People whom no rule keeps are not written: where there is a group of agents, those who are
   * in none of the groups; else guests in none of them. `stale`: something was written since `state.version`.
   */
  apply(news: Omit<DirectoryNews, 'partial'>, state: DirectoryState): Promise<'done' | 'stale'>
  /** By their ids in lower case. */
  people(ids: PersonId[]): Promise<Map<PersonId, KeptPerson>>
  /** By address, else by sign-in name, all in lower case. */
  byMails(mails: string[]): Promise<Map<string, KeptPerson>>
  /** Whose name is one of these, however accents and case are written; of many the first ones by id. */
  called(names: readonly string[], limit: number): Promise<KeptPerson[]>
  /** Whose account is open, and has words in its name that begin so, folded (`searchWords`); by name. */
  named(words: readonly string[], limit: number): Promise<KeptPerson[]>
  /** Who is in this group or in one within it, by id, from the first one after `after` on; none: no more come. */
  members(root: string, after: string, limit: number): Promise<KeptPerson[]>
  /** All whose account is open and no guest's, by id, from the first one after `after` on. */
  open(after: string, limit: number): Promise<KeptPerson[]>
  /** Which of the configured groups hold this person, directly or not; null: nobody of that id is kept. */
  standing(person: PersonId): Promise<Standing | null>
  /** How many work in each of these departments, as Entra writes them; those without anybody are not in it. */
  departments(names: string[]): Promise<Map<string, number>>
  /** Undefined: not known, or not since then. */
  manager(person: PersonId, since: Instant): Promise<PersonId | null | undefined>
  /** What Graph said of the manager of somebody who is kept. */
  keepManager(person: PersonId, manager: PersonId | null, at: Instant): Promise<void>
  /** Who came, left, or is in another department since somebody followed them; `mark` is for `followed`. */
  changed(limit: number): Promise<{ person: PersonId; mark: number }[]>
  /** They were followed; whoever changed again meanwhile stays. */
  followed(done: { person: PersonId; mark: number }[]): Promise<void>
}
