import type { Actor, Named, PersonId, Role } from '../actor.ts'
import type { Instant } from '../time.ts'
import { mayConfirm, mayPropose } from '../two-people.ts'
import type { PrintedIssue, RedactedIssue } from './printed-names.ts'
import type { Sought } from './sought.ts'
import { withoutPerson } from './without-person.ts'

/** Groups of tables, as people read them, in which a person is found. */
export const traceGroups = [
  'own',
  'proposals',
  'posts',
  'deliveries',
  'events',
  'settings',
  'directory',
  'journal',
  'queue',
] as const
export type TraceGroup = (typeof traceGroups)[number]

/** How many rows of each group name a person; a group without any is left out. */
export type Counted = { group: TraceGroup; rows: number }[]

/** How many of the rows that will be erased or rewritten contain this name. */
export type Called = { name: string; rows: number }[]

/** Why somebody cannot be erased now. `names`: references or settings, so that it can be seen to first. */
export type Blocker = {
  why:
    | 'suspended'
    | 'suspended-reference'
    | 'visas'
    | 'proposals'
    | 'posts'
    | 'deliveries'
    | 'settings'
    | 'events'
    | 'pictures'
    | 'delegations'
  names: string[]
}

/**
 * proposed → under-way | given-up; under-way → done | blocked; blocked → under-way. `person`, `names`, `ids`: emptied
 * as it ends, so that the receipt names nobody; `names`: further names of the person.
 */
export type Erasure = {
  id: string
  version: number
  state: 'proposed' | 'under-way' | 'blocked' | 'done' | 'given-up'
  person: Named | null
  names: string[]
  /** Without an account. */
  isOutside?: true
  /** A person with an account has the same name. */
  hasNamesake?: true
  /** Ids of Teams, kept once the erasure began: the rows that tell them are deleted first. */
  ids: string[]
  /** Every name that is searched for, the person's own and the further ones, with how many rows contain it. */
  called: Called
  /** Replaces the person wherever they were named; leads back to nobody. */
  standIn: PersonId
  /** What was found before anybody confirmed. */
  found: Counted
  proposed: { by: Named; roles: readonly Role[]; at: Instant }
  confirmed: { by: Named; at: Instant } | null
  blockers: Blocker[]
  /** Issues that named them, kept once the erasure began: the bytes that tell are deleted first. Absent: none yet. */
  issues?: RedactedIssue[]
  /** Ids of editions whose package in the library names them as the giver of a visa; absent: none yet. */
  packages?: string[]
  /** What earlier, interrupted runs removed, which the last run finds no more; absent: nothing yet. */
  soFar?: Tally | null
  receipt: Receipt | null
}

/** `lines`: journal entries whose details were deleted; `files`: of the library; `entries`: of their calendar. */
export type Tally = { erased: Counted; lines: number; files: number; entries: number }

/** What was done, by all runs of the job together. */
export type Receipt = Tally & {
  at: Instant
  /** Issues from which they were removed; absent: the receipt is older than that. */
  issues?: RedactedIssue[]
  /** What could not be searched by: no address was known, or another person has that last name. Absent: not noted. */
  unsought?: ('address' | 'titled')[]
  /**
   * Files in the library that still have the person's name, by folder, and whether only a part was looked at; `unseen`:
   * Mary may not look. Absent: the receipt is older than that.
   */
  library?: { folders: { folder: string; files: number }[]; isPart?: true } | 'unseen'
  /** On such an older receipt: issues whose bytes still named them. */
  editions?: PrintedIssue[]
}

/** `reader`: who reads it in their own chat; null: everybody in the channel, where nobody is named. */
export type ErasureSeen = { erasure: Erasure; reader: Pick<Actor, 'id' | 'roles'> | null }

/** The person who proposed it, whatever their roles, may not confirm it alone, nor may the person whom it is about. */
export function mayConfirmErasure({ proposed, person }: Erasure, actor: Pick<Actor, 'id' | 'roles'>): boolean {
  return mayConfirm({ id: proposed.by.id, roles: proposed.roles }, actor) && person?.id !== actor.id
}

/** Everybody who may propose one, the proposer included; the person whom it is about decides nothing of it. */
export function mayGiveUpErasure({ person }: Erasure, actor: Pick<Actor, 'id' | 'roles'>): boolean {
  return mayPropose(actor) && person?.id !== actor.id
}

/** Nothing was deleted yet: a person is to confirm it, or to look again. */
export function isOpen({ state }: Pick<Erasure, 'state'>): boolean {
  return state === 'proposed' || state === 'blocked'
}

/**
 * People who asked for an erasure or confirmed it may be erased later, and so may a person in the title of an article
 * on its receipt; the person whom it is about stays.
 */
export function withoutDecider(erasure: Erasure, sought: Sought, standIn: Named): Erasure {
  const { proposed, confirmed } = erasure
  const said = { issues: erasure.issues ?? [], receipt: erasure.receipt }
  const after = withoutPerson({ proposed, confirmed }, { ...sought, names: [] }, standIn)
  const without = withoutPerson(said, sought, standIn)
  const isSame = after.proposed === proposed && after.confirmed === confirmed && without === said
  return isSame ? erasure : { ...erasure, ...after, ...without }
}

/** An erasure that is over names nobody any more. */
export function isOver({ state }: Pick<Erasure, 'state'>): boolean {
  return state === 'done' || state === 'given-up'
}

export function ended(erasure: Erasure, state: 'done' | 'given-up', receipt: Receipt | null): Erasure {
  const nobody = { person: null, names: [], ids: [], called: [], found: [], blockers: [] }
  return { ...erasure, state, ...nobody, issues: [], packages: [], soFar: null, receipt }
}

export function summed(counted: Counted): Counted {
  return traceGroups.flatMap(group => {
    const rows = counted.filter(one => one.group === group).reduce((sum, one) => sum + one.rows, 0)
    return rows > 0 ? [{ group, rows }] : []
  })
}
