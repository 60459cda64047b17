import type { Sought } from './sought.ts'

type Fields = Record<string, unknown>

/** Where a row says whose it is. Whatever is not here is of others too, even where it stands in no other row. */
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
 * In a row that is theirs, what others said or wrote, or who they are: the proposals that theirs is like, a message it
 * came of, whom an officer asked for.
 */
const ofOthers: Readonly<Record<string, readonly string[]>> = {
  initiative: ['doubles', 'routed', 'edits', 'from'],
  data_request: ['of'],
}

/** What is kept as one document, and the details of an entry, stand as if they were the row. */
export function unfoldedRow(row: Fields): Fields {
  const { doc, details, ...beside } = row
  return isFields(doc) ? doc : isFields(details) ? details : beside
}

/** Keyed by their id, or written by them to Mary: a name alone makes nothing theirs. */
export function isOwnRow(table: string, row: Fields, sought: Sought): boolean {
  const field = keyedBy[table]
  return field !== undefined && isOneOf(unfoldedRow(row)[field], sought)
}

/** Of a row that is theirs: all but what is somebody else's in it. */
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
