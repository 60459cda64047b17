import type { Named, PersonId } from '../actor.ts'
import type { Initiative } from '../initiatives/initiative.ts'
import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'

/** Limits of the form, in UTF-16 code units (what Teams' `maxLength` counts). */
export const callTitleMax = 120
export const callTextMax = 1000
/** *Pas cette fois*: why. */
export const passReasonMax = 500

/** `weekday`: 1 Monday … 7 Sunday. `monthly`: on its `nth` such day of each month. */
export type Recurrence =
  | { kind: 'none' }
  | { kind: 'monthly'; nth: 1 | 2 | 3 | 4 | 'last'; weekday: number }
  | { kind: 'weekly'; weekday: number }

/**
 * planned → open → closed; planned → skipped. A recurring call is one row each time: when one opens, or is skipped, the
 * next is planned.
 */
export type CallState = 'planned' | 'open' | 'closed' | 'skipped'

/** What the communication team filled in. */
export type CallDraft = {
  title: string
  text: string
  /** Ids of sections; none: all of them. */
  sections: string[]
  /** Names in the list "Directions". */
  departments: 'all' | string[]
  opensAt: Instant
  closesAt: Instant
  recurrence: Recurrence
}

/** A dated request to departments for initiatives. */
export type Call = CallDraft & {
  id: string
  version: number
  reference: Reference
  state: CallState
  by: Named
  createdAt: Instant
  updatedAt: Instant
  openedAt: Instant | null
  closedAt: Instant | null
  /** Null: the call closed by itself, at its hour. */
  closedBy: Named | null
  /** Of a call that closed by night: its tally waits until then, whatever comes in late. Absent: it did not. */
  tallyFrom?: Instant
  /** Each *Prolonger* after the end: answers between `closedAt` and `at` count as late. Absent: never. */
  reopened?: { by: Named; at: Instant; closedAt: Instant }[]
  /** Each *Relancer* of the communication team. */
  nudges: { by: Named; at: Instant }[]
  /** The edition of a newspaper that it feeds: posts made of its proposals are awaited in that edition. */
  editionId?: string | null
  /** Of a recurring call, the one before it. */
  previousId: string | null
  /** When the communication team was asked whether it opens as the last one did. */
  askedAt: Instant | null
  /** *Ouvrir comme la dernière fois*, or *Modifier*. */
  confirmed: { by: Named; at: Instant } | null
}

/** `colleague`: named by the person who was asked. */
export type AskedAs = 'correspondent' | 'head' | 'colleague'

/**
 * What one department is asked, in a row of its own, so that departments that answer at once never contend for one row.
 * Proposals are not stored in it: each names the row (`Initiative.callDepartmentId`).
 */
export type CallDepartment = {
  id: string
  version: number
  callId: string
  department: string
  /** Who is asked now; null: the list names neither correspondent nor head. */
  person: Named | null
  as: AskedAs
  /** The person whom the list named: asked again if the colleague who was asked instead leaves. */
  first: Named | null
  firstAs: 'correspondent' | 'head'
  /** People who had a card, and are asked no more. */
  past: Named[]
  /** *Transmettre à un collègue*, each time: who, and to whom. Absent: never. */
  handed?: { by: Named; to: Named }[]
  /** The correspondent has no account any more, and the head is asked. */
  correspondentLeft: boolean
  /** One of the answers that are no proposal. */
  answer: CallAnswer | null
  /** Each reminder that was sent, once for the hour at which it was due. */
  reminded: { due: Instant; person: PersonId; at: Instant }[]
  /** The head, who was told once that nobody answers. */
  head: { person: Named; at: Instant } | null
}

export type CallAnswer =
  { kind: 'nothing'; by: Named; at: Instant } | { kind: 'passed'; by: Named; at: Instant; reason: string }

/** `nobody`: there is nobody to ask. A department with a proposal counts as `answered`, whatever else it said. */
export type DepartmentState = 'answered' | 'nothing' | 'passed' | 'waiting' | 'nobody'

/** A proposal that came in for a call, as far as a call tells of it. */
export type Came = Pick<
  Initiative,
  'id' | 'reference' | 'title' | 'author' | 'state' | 'section' | 'submittedAt' | 'callDepartmentId'
>

export type DepartmentSeen = { row: CallDepartment; came: Came[] }
/** A call with all departments, in the order of their names. */
export type CallSeen = { call: Call; departments: DepartmentSeen[] }

export function departmentState({ row, came }: DepartmentSeen): DepartmentState {
  if (counted(came).length > 0) return 'answered'
  if (row.answer) return row.answer.kind
  return row.person === null ? 'nobody' : 'waiting'
}

/** The proposals that their authors did not take back. */
export function counted(came: readonly Came[]): Came[] {
  return came.filter(({ state }) => state !== 'withdrawn')
}

/** The person who is asked, the person whom the list names, and the head once told. */
export function mayAnswer({ person, first, head }: CallDepartment, id: PersonId): boolean {
  return [person, first, head?.person].some(one => one?.id === id)
}

/** Also for a person who is asked no more: their proposal is about the call all the same. */
export function wasAsked(row: CallDepartment, id: PersonId): boolean {
  return mayAnswer(row, id) || row.past.some(one => one.id === id)
}

/** Answers are taken after the end, and shown as late. */
export function isLate({ closedAt }: Pick<Call, 'closedAt'>, at: Instant): boolean {
  return closedAt !== null && at > closedAt
}

/** Departments are asked, or were: there is something to answer. */
export function isAnswerable({ state }: Pick<Call, 'state'>): boolean {
  return state === 'open' || state === 'closed'
}

export function waitingOf({ departments }: CallSeen): DepartmentSeen[] {
  return departments.filter(one => departmentState(one) === 'waiting')
}
