import type { Actor, Named, PersonId, Role } from '../actor.ts'
import type { Instant } from '../time.ts'
import { mayConfirm, mayPropose } from '../two-people.ts'
import type { PrintedIssue, RedactedIssue } from './printed-names.ts'
import type { Sought } from './sought.ts'
import { withoutPerson } from './without-person.ts'

/** What people read as one thing: where in what Mary keeps somebody is found. */
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

/** How many rows of each group name somebody; a group without any is left out. */
export type Counted = { group: TraceGroup; rows: number }[]

/** How many of the rows that will be erased or rewritten say this name. */
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
 * as it ends, so that the receipt names nobody; `names`: ways in which they are called besides.
 */
export type Erasure = {
  id: string
  version: number
  state: 'proposed' | 'under-way' | 'blocked' | 'done' | 'given-up'
  person: Named | null
  names: string[]
  /** Without an account. */
  isOutside?: true
  /** And somebody who has one is called the same. */
  hasNamesake?: true
  /** Of Teams, kept once it began: the rows that tell them are gone before all else is. */
  ids: string[]
  /** Every name that is searched for, theirs and the further ones, with how many rows say it. */
  called: Called
  /** What stands for them wherever they were named; leads to nobody. */
  standIn: PersonId
  /** What was found before anybody confirmed. */
  found: Counted
  proposed: { by: Named; roles: readonly Role[]; at: Instant }
  confirmed: { by: Named; at: Instant } | null
  blockers: Blocker[]
  /** Issues that named them, kept once it began: the bytes that tell are gone before all else is. Absent: none yet. */
  issues?: RedactedIssue[]
  /** Ids of editions whose package in the library names them as somebody who gave a visa; absent: none yet. */
  packages?: string[]
  /** What runs that did not come to the end took, which the one that ends finds no more; absent: nothing yet. */
  soFar?: Tally | null
  receipt: Receipt | null
}

/**
 * `lines`: entries of the journal whose details went; `files`: taken out of the library; `entries`: of their calendar.
 */
export type Tally = { erased: Counted; lines: number; files: number; entries: number }

/** What was done, by all runs of the job together. */
export type Receipt = Tally & {
  at: Instant
  /** Issues out of which they were taken; absent: a receipt of before that was done. */
  issues?: RedactedIssue[]
  /** By what nothing was looked for: no address was known, or somebody else has that last name. Absent: not noted. */
  unsought?: ('address' | 'titled')[]
  /**
   * What the library still calls as they are, by its folder, and whether only a part was looked at; `unseen`: Mary may
   * not look. Absent: a receipt of before that was looked for.
   */
  library?: { folders: { folder: string; files: number }[]; isPart?: true } | 'unseen'
  /** On such a receipt of before: issues whose bytes still named them. */
  editions?: PrintedIssue[]
}

/** `reader`: who reads it in their own chat; null: whoever is in the channel, where nobody is named. */
export type ErasureSeen = { erasure: Erasure; reader: Pick<Actor, 'id' | 'roles'> | null }

/** Whoever began it with all that it takes may still not end it alone, nor may whom it is about. */
export function mayConfirmErasure({ proposed, person }: Erasure, actor: Pick<Actor, 'id' | 'roles'>): boolean {
  return mayConfirm({ id: proposed.by.id, roles: proposed.roles }, actor) && person?.id !== actor.id
}

/** Anybody who may propose one, also whoever did; whom it is about decides nothing of it. */
export function mayGiveUpErasure({ person }: Erasure, actor: Pick<Actor, 'id' | 'roles'>): boolean {
  return mayPropose(actor) && person?.id !== actor.id
}

/** Nothing has gone yet: somebody is to confirm it, or to look again. */
export function isOpen({ state }: Pick<Erasure, 'state'>): boolean {
  return state === 'proposed' || state === 'blocked'
}

/**
 * Who asked for an erasure, or confirmed it, may be erased later, and so may who stands in the title of an article on
 * its receipt; whom it is about itself stays.
 */
export function withoutDecider(erasure: Erasure, sought: Sought, standIn: Named): Erasure {
  const { proposed, confirmed } = erasure
  const said = { issues: erasure.issues ?? [], receipt: erasure.receipt }
  const after = withoutPerson({ proposed, confirmed }, { ...sought, names: [] }, standIn)
  const without = withoutPerson(said, sought, standIn)
  const isSame = after.proposed === proposed && after.confirmed === confirmed && without === said
  return isSame ? erasure : { ...erasure, ...after, ...without }
}

/** Of those that are over nobody is named any more. */
export function isOver({ state }: Pick<Erasure, 'state'>): boolean {
  return state === 'done' || state === 'given-up'
}

export function ended(erasure: Erasure, state: 'done' | 'given-up', receipt: Receipt | null): Erasure {
  const nobody = { person: null, names: [], ids: [], called: [], found: [], blockers: [] }
  return { ...erasure, state, ...nobody, issues: [], packages: [], soFar: null, receipt }
}

/** Sums of the same groups, in their order. */
export function summed(counted: Counted): Counted {
  return traceGroups.flatMap(group => {
    const rows = counted.filter(one => one.group === group).reduce((sum, one) => sum + one.rows, 0)
    return rows > 0 ? [{ group, rows }] : []
  })
}
