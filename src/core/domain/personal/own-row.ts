import type { Sought } from './sought.ts'

type Fields = Record<string, unknown>

/** The column by which a row belongs to a person. Rows of other tables are shared, even if only one is in them. */
const keyedBy: Readonly<Record<string, string>> = {
  conversation: 'person',
  delivery: 'person',
  kept_file: 'person',
  daily_count: 'person',
  directory_person: 'id',
  directory_member: 'member',
  directory_change: 'person',
  journal_actor: 'person_id',
  event_answer: 'person',
  calendar_copy: 'person',
  attendance: 'person',
  workbook: 'person',
  data_request: 'person',
  week_address: 'id',
  asked_move: 'id',
  absence: 'id',
  note: 'writer',
  initiative: 'author',
  placement: 'to',
}

/**
 * Fields of a person's row that are of others: proposals that theirs resembles, the message it was made of, whom an
 * officer asked about.
 */
const ofOthers: Readonly<Record<string, readonly string[]>> = {
  initiative: ['doubles', 'routed', 'edits', 'from'],
  data_request: ['of'],
}

/** The row with its document, or the details of an entry, unfolded as if they were the row. */
export function unfoldedRow(row: Fields): Fields {
  const { doc, details, ...beside } = row
  return isFields(doc) ? doc : isFields(details) ? details : beside
}

/** Whether a row is theirs: keyed by their id, or written by them to Mary. A name alone makes no row theirs. */
export function isOwnRow(table: string, row: Fields, sought: Sought): boolean {
  const field = keyedBy[table]
  return field !== undefined && isOneOf(unfoldedRow(row)[field], sought)
}

/** All fields of a row that is theirs, without those that are another person's. */
export function ownFields(table: string, row: Fields): Fields {
  const fields = Object.entries(unfoldedRow(row)).filter(([name]) => !ofOthers[table]?.includes(name))
  return Object.fromEntries(fields)
}

/** One of their ids, or the object that has it. */
export function isOneOf(value: unknown, { ids }: Sought): boolean {
  const id = isFields(value) ? value['id'] : value
  return typeof id === 'string' && ids.some(one => one.toLowerCase() === id.toLowerCase())
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
