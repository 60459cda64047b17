import type { Locale, Person, PersonId, Role } from '../domain/actor.ts'
import type { ListVersion } from '../domain/initiatives/list-touches.ts'
import type { RightList, RightRow } from '../domain/held-rights.ts'
import type { Conversation } from '../domain/people/conversation.ts'
import type { Department } from '../domain/people/department.ts'
import type { Day, Instant } from '../domain/time.ts'

export type Conversations = {
  /** People without a known conversation are left out. */
  of(people: PersonId[]): Promise<Map<PersonId, Conversation>>
  /** A person wrote, installed, or a conversation was created: known and open. */
  remember(at: {
    person: PersonId
    conversationId: string
    serviceUrl: string
    locale: Locale | null
    teamsId?: string | null
  }): Promise<void>
  /** Whether they get what is optional; also of a person whom Mary never met. */
  optOut(person: PersonId, out: boolean): Promise<void>
  /**
   * From an answer of Teams; `forget` drops the address and keeps the person, `open`: Mary was just installed for them.
   */
  mark(person: PersonId, state: Conversation['state'] | 'forget' | 'met'): Promise<void>
}

/** How often people did something today; kept for that day only. */
export type DailyCounts = {
  /** Counts one more; false, and nothing is counted, where `most` were counted that day already, in any process. */
  take(person: PersonId, what: string, day: Day, most: number): Promise<boolean>
}

/** Entra, through Graph. Every method may throw `Unavailable`. */
export type Directory = {
  /** Also people who left or are guests; null: Entra knows nobody by that id. */
  person(id: PersonId): Promise<Person | null>
  /** By an address, whatever its case. */
  byMail(mail: string): Promise<Person | null>
  /** Many at once; those who are not found are not in it. Keys: addresses in lower case; ids. */
  byMails(mails: string[]): Promise<Map<string, Person>>
  /** Many at once, by id; those who are not found are not in it. `now`: as Entra has them now. */
  people(ids: PersonId[], when?: 'now'): Promise<Map<PersonId, Person>>
  /** Their manager in Entra; null: none, or unknown. */
  manager(id: PersonId): Promise<Person | null>
  /** From the configured groups; kept for some minutes. */
  roles(id: PersonId): Promise<Role[]>
  /** Whether they are one of « tous »: of the configured group, else of all whose account is open and no guest's. */
  isAgent(person: Person): Promise<boolean>
  /** Pages of « tous », at most ten minutes old; `now`: as it is. */
  everyone(when?: 'now'): AsyncIterable<Person[]>
  /** Pages of a group's or team's transitive members that are people, and of its owners; a person may come twice. */
  members(groupId: string): AsyncIterable<Person[]>
  /** The members of the comms group. */
  comms(): Promise<Person[]>
  /** The members of the fallback group; empty where none is configured. */
  fallback(): Promise<Person[]>
  /** The members of the administrators' group; empty where none is configured. */
  admins(): Promise<Person[]>
  /** The members of the data protection officers' group; empty where none is configured. */
  officers(): Promise<Person[]>
  /** The members of the archivists' group; empty where none is configured. */
  archivists(): Promise<Person[]>
  /** People who may approve an emergency: the members of the configured group, else of the comms group. */
  onCall(): Promise<Person[]>
  /** Groups with this text in their name, those that start so first; at most 20. Their names are kept for minutes. */
  findGroups(text: string): Promise<{ id: string; name: string }[]>
  /** Null: there is none of that id. */
  group(id: string): Promise<{ id: string; name: string } | null>
  /** Teams with this text in their name, in the same order; at most 20. */
  findTeams(text: string): Promise<{ id: string; name: string }[]>
  /** A group that is a team. */
  team(id: string): Promise<{ id: string; name: string } | null>
  /** Whether Mary looks for absences at all. */
  seesAbsences: boolean
  /** Automatic replies that are on now, and their end; null: none, or Mary may not know. */
  absence(id: PersonId): Promise<{ until: Instant | null } | null>
  /** Whether Mary installs herself for people at all, as far as her configuration says. */
  installs: boolean
  /** Installs Mary for a person. */
  install(id: PersonId): Promise<'installed' | 'not-allowed' | 'no-teams'>
}

/** For pilots and test copies: the only people to whom Mary may write by herself. */
export type Pilot = {
  /** Kept for some minutes. Throws `Unavailable`: then nothing leaves. */
  members(): Promise<ReadonlySet<PersonId>>
}

/** The lists that give people rights, as people wrote them. May throw `Unavailable`. */
export type RightRows = {
  /** As the list is now; null: there is none. */
  all(list: RightList): Promise<RightRow[] | null>
  /** What a row was after each saving, the oldest first; null: Mary may not read that. */
  versions(list: RightList, itemId: string): Promise<ListVersion[] | null>
}

/** The "Directions" list, as far as it is in force. May throw `Unavailable`. */
export type Departments = {
  /** Kept for some minutes; `now`: as the list is now. */
  all(when?: 'now'): Promise<Department[]>
}
