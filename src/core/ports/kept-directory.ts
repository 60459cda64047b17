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
  /** A token for changes of people from now on. */
  peopleFromNow(): Promise<string>
  /** A token for changes of the members of these groups from now on; fifty at most. */
  groupsFromNow(groups: string[]): Promise<string>
  /** Pages of all people with an open account that is no guest's. */
  everybody(): AsyncIterable<KeptPerson[]>
  /** Pages of the direct members of each of these groups, one or more pages for each of them. */
  membersOf(groups: readonly string[]): AsyncIterable<Members>
  /** Changes of people. `expired`: the token is too old, or reading everybody costs less. */
  peopleSince(token: string): Promise<Told<Pick<DirectoryNews, 'people' | 'partial' | 'gone' | 'managers'>>>
  /** Who joined the groups of this token and who left them; `gone`: groups that were deleted. */
  groupsSince(token: string): Promise<Told<Pick<DirectoryNews, 'joined' | 'left' | 'gone'>>>
  /** By their ids in lower case; those whom Graph does not know are not in it. */
  named(ids: PersonId[]): Promise<KeptPerson[]>
}

/** The people whom Mary keeps, and who is in the groups that her configuration names. */
export type DirectoryTable = {
  /** Null: a full reading never ended. */
  state(): Promise<DirectoryState | null>
  /** Makes room for a full reading, beside the people who are kept; what an earlier reading left is dropped. */
  begin(): Promise<number>
  /** Adds to a reading that `begin` began. People who are there already are written again. */
  add(reading: number, people: KeptPerson[], memberships: Membership[]): Promise<void>
  /** The reading becomes what is kept. `stale`: another one began, or ended, meanwhile. */
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
  /** People with one of these names, whatever accents and case; of many the first ones by id. */
  called(names: readonly string[], limit: number): Promise<KeptPerson[]>
  /** People with an open account and words in their name that begin so, folded (`searchWords`); by name. */
  named(words: readonly string[], limit: number): Promise<KeptPerson[]>
  /** Members of this group and of groups within it, by id, from the first one after `after` on; none: the end. */
  members(root: string, after: string, limit: number): Promise<KeptPerson[]>
  /** All people with an open account that is no guest's, by id, from the first one after `after` on. */
  open(after: string, limit: number): Promise<KeptPerson[]>
  /** Which of the configured groups hold this person, directly or not; null: nobody of that id is kept. */
  standing(person: PersonId): Promise<Standing | null>
  /** How many work in each of these departments, as Entra writes them; those without anybody are not in it. */
  departments(names: string[]): Promise<Map<string, number>>
  /** Undefined: not known, or not since then. */
  manager(person: PersonId, since: Instant): Promise<PersonId | null | undefined>
  /** What Graph said of a kept person's manager. */
  keepManager(person: PersonId, manager: PersonId | null, at: Instant): Promise<void>
  /** People who came, left, or changed department since somebody followed them; `mark` is for `followed`. */
  changed(limit: number): Promise<{ person: PersonId; mark: number }[]>
  /** They were followed; people who changed again meanwhile stay. */
  followed(done: { person: PersonId; mark: number }[]): Promise<void>
}
