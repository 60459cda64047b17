import { newColumns } from './new-table.ts'

/** The constraint of the database by which one person waits for one file at most. */
export const oneWaiting = 'data_request_of_one'

/** Waiting requests for *mes données*, in their order; of two presses before this table existed, the first waits. */
export const dataQueueTables = [
  `delete from data_request as again using data_request as before
    where again.doc->>'writtenAt' is null and before.doc->>'writtenAt' is null
    and again.doc->>'person' = before.doc->>'person' and (again.created_at, again.id) > (before.created_at, before.id)`,
  newColumns('data_request', 'person', 'asked_at', 'written_at'),
  `create unique index ${oneWaiting} on data_request (person) where written_at is null`,
  'create index data_request_in_turn on data_request (created_at, asked_at, id) where written_at is null',
  'create index data_request_written on data_request (written_at desc) where written_at is not null',
]
