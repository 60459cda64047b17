/** Exactly one of them says what a column holds. */
export const columnKinds = [
  'text',
  'number',
  'boolean',
  'dateTime',
  'choice',
  'hyperlinkOrPicture',
  'personOrGroup',
  'currency',
  'lookup',
] as const
export type ColumnKind = (typeof columnKinds)[number]

export type KeptColumn = {
  id: string
  name: string
  displayName: string
  description: string
  kind: ColumnKind
  /** What Graph calls the facet: `{ maxLength: 255 }` and the like. */
  facet: Record<string, unknown>
  indexed: boolean
  hidden: boolean
  required: boolean
  readOnly: boolean
  enforceUniqueValues: boolean
}

export type KeptList = {
  id: string
  name: string
  displayName: string
  description: string
  template: string
  createdAt: string
  columns: KeptColumn[]
}

export type Fields = Record<string, unknown>

/** What an item was after one saving. */
export type KeptVersion = Pick<KeptItem, 'version' | 'fields' | 'modifiedAt' | 'modifiedBy'>

export type KeptItem = {
  listId: string
  id: string
  /** Part of the eTag. */
  key: string
  version: number
  fields: Fields
  createdAt: string
  modifiedAt: string
  /** Object ids of who made it and who changed it last; null: the app. */
  createdBy?: string | null
  modifiedBy?: string | null
  /** Its place in the order of all changes, from which delta reads on. */
  changed: number
  deleted?: true
  /** The savings before this one, the oldest first. */
  earlier?: KeptVersion[]
}
