import type { Named } from '../actor.ts'
import { idFrom } from '../id-from.ts'
import type { Instant } from '../time.ts'

/** What the Microsoft List holds in each column of one item, by the internal name of the column; null: nothing. */
export type ListValues = Record<string, string | null>

/** The columns that the communication team may change in SharePoint; all others are Mary's own. */
export const followed = {
  title: 'Title',
  text: 'Texte',
  section: 'Rubrique',
  assignee: 'PriseEnCharge',
  state: 'Etat',
  reason: 'Motif',
} as const

/** The column in which Mary answers: Graph gives no access to SharePoint's own comments. */
export const remarkColumn = 'Remarque'

/** Why a change in the list was undone, or what Mary did by herself. Locale keys under `list.remarks`. */
export const remarkKinds = [
  'not-comms',
  'unknown-editor',
  'no-versions',
  'already-decided',
  'empty',
  'too-long',
  'unknown-section',
  'unknown-state',
  'illegal-move',
  'ask-in-teams',
  'reason-missing',
  'unknown-assignee',
  'kept-column',
  'overtaken',
  'rewritten',
  'incomplete',
  'incomplete-long',
  'incomplete-unfit',
  'no-author',
  'not-an-agent',
  'not-asked',
  'enough-today',
] as const
export type RemarkKind = (typeof remarkKinds)[number]

/**
 * `column`: which one it is about, by its internal name; `questions`: which ones of its section, as they are worded.
 */
export type Remark = { kind: RemarkKind; column?: string; questions?: string[] }

/**
 * What Mary knows of the item of one initiative: as she last wrote it, or read it whole. Any difference in the list is
 * somebody's change there.
 */
export type ListedItem = {
  /** Of the initiative. */
  id: string
  version: number
  itemId: string
  /** SharePoint's own version of the item, opaque; null: not known, it is read before it is written. */
  etag: string | null
  values: ListValues
  /** The version that the list last told of, where Mary has not read it yet. Empty: the item was deleted. */
  seen: string | null
  remarks: Remark[]
  /** The item of a withdrawn initiative, deleted in SharePoint: nothing writes it again. */
  gone?: true
  /** The item was deleted and written again: from when on such items are told of together. */
  rewrittenSince?: Instant
}

/** Whether the list told of a version that Mary neither wrote nor read. */
export function isMoved({ seen, etag }: Pick<ListedItem, 'seen' | 'etag'>): boolean {
  return etag === null || (seen !== null && seen !== etag)
}

/** Who changed an item last, or made it: Mary herself, a person of Entra, or another program. */
export type Hand = { kind: 'mary' } | { kind: 'person'; id: string; name: string } | { kind: 'other' }

/** An item as the list has it now. */
export type ListItem = {
  itemId: string
  etag: string | null
  values: ListValues
  /** The id of the initiative in the item; null: somebody added the item in SharePoint. */
  initiativeId: string | null
  createdBy: Hand
  createdAt: Instant
  changedBy: Hand
  changedAt: Instant
}

/** The initiative's id for an item that somebody added: the same in each run, and another one in a list made anew. */
export function adoptedId({ itemId, createdAt }: Pick<ListItem, 'itemId' | 'createdAt'>): string {
  return idFrom('list item', itemId, createdAt)
}

/** Items are numbered anew in a list made anew: an item is that of the initiative whose id it bears. */
export function isItemOf(item: ListItem, id: string): boolean {
  if (item.initiativeId !== null) return item.initiativeId === id
  // Mary has not written the id yet, or somebody emptied the column.
  return item.createdBy.kind === 'mary' || adoptedId(item) === id
}

/** What somebody of the communication team changed in the list, kept with the initiative for its author. */
export type ListEdit = { by: Named; at: Instant; fields: EditedField[] }
export type EditedField = 'title' | 'text' | 'section'
