import type { Person, PersonId } from '../actor.ts'
import { type Instant, msBetween } from '../time.ts'

/** Somebody of Entra as Mary keeps them. `signInName`: they are found by it where they have no address. */
export type KeptPerson = Person & { signInName: string | null }

/** Who is in a group directly: a person or another group. */
export type Membership = { group: string; member: string; isGroup: boolean }

/** The groups that Mary's configuration names; `agents` null: « tous » are all open accounts of no guest. */
export type Roots = { agents: string | null; others: string[] }

/** How far Mary has read the changes of Entra; opaque. Graph follows fifty groups with one token. */
export type DirectoryTokens = { users: string; groups: string[] }

/** For when and for which configuration the kept directory holds. One row. */
export type DirectoryState = {
  version: number
  roots: Roots
  tokens: DirectoryTokens
  /** Each root with all groups within it, itself included. */
  within: Record<string, string[]>
  /** When the whole directory was read. */
  filledAt: Instant
  /** When the last change was asked for, and Graph answered. */
  readAt: Instant
}

/**
 * One answer of Graph. `partial`: people of whom it does not tell all that Mary keeps; they are asked for by their ids.
 */
export type DirectoryNews = {
  people: KeptPerson[]
  partial: PersonId[]
  gone: PersonId[]
  managers: { id: PersonId; manager: PersonId | null }[]
  joined: Membership[]
  left: Membership[]
}

/**
 * While Graph answers, what is kept is a few minutes old. During an outage it is used for so long; then Graph itself is
 * asked again.
 */
export const believedMs = 4 * 60 * 60_000
/** Graph does not promise to tell of every change of manager: each manager is asked for again after a day. */
export const managerBelievedMs = 24 * 60 * 60_000

/** Whether answers may be taken from what is kept. */
export function isBelieved(state: DirectoryState | null, roots: Roots, now: Instant): state is DirectoryState {
  return isFor(state, roots) && msBetween(state.readAt, now) < believedMs
}

/** Whether it was filled for the groups that are configured now. */
export function isFor(state: DirectoryState | null, roots: Roots): state is DirectoryState {
  return state !== null && state.roots.agents === roots.agents && state.roots.others.join() === roots.others.join()
}
