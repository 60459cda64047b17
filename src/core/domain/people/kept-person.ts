import type { Person, PersonId } from '../actor.ts'
import { type Instant, msBetween } from '../time.ts'

/** Somebody of Entra as Mary keeps them. `signInName`: they are found by it where they have no address. */
export type KeptPerson = Person & { signInName: string | null }

/** Who is in a group directly: a person or another group. */
export type Membership = { group: string; member: string; isGroup: boolean }

/** The groups that Mary's configuration names; `agents` null: « tous » are all whose account is open and no guest's. */
export type Roots = { agents: string | null; others: string[] }

/** How far Mary has read the changes of Entra; opaque. Graph follows fifty groups with one token. */
export type DirectoryTokens = { users: string; groups: string[] }

/** What is kept, of when it is, and for which configuration. One row. */
export type DirectoryState = {
  version: number
  roots: Roots
  tokens: DirectoryTokens
  /** Each root with all groups within it, itself included. */
  within: Record<string, string[]>
  /** When everybody was read. */
  filledAt: Instant
  /** When the last change was asked for, and Graph answered. */
  readAt: Instant
}

/** What Graph tells of one reading. `partial`: not all that Mary keeps of them; they are asked for by their ids. */
export type DirectoryNews = {
  people: KeptPerson[]
  partial: PersonId[]
  gone: PersonId[]
  managers: { id: PersonId; manager: PersonId | null }[]
  joined: Membership[]
  left: Membership[]
}

/**
 * While Graph answers, what is kept is a few minutes old. Through an outage it is believed for so long; then Graph
 * itself is asked again.
 */
export const believedMs = 4 * 60 * 60_000
/** Nobody can promise that Graph tells of every manager that changes: each is asked for again after a day. */
export const managerBelievedMs = 24 * 60 * 60_000

/** Whether the answers are taken from it. */
export function isBelieved(state: DirectoryState | null, roots: Roots, now: Instant): state is DirectoryState {
  return isFor(state, roots) && msBetween(state.readAt, now) < believedMs
}

/** Whether it was filled for the groups that are configured now. */
export function isFor(state: DirectoryState | null, roots: Roots): state is DirectoryState {
  return state !== null && state.roots.agents === roots.agents && state.roots.others.join() === roots.others.join()
}
