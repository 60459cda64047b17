/** The constraint of the database by which one person waits for one file at most. */
export const oneWaiting = 'data_request_of_one'

/** Who waits for *mes données*, in their order; of those who pressed twice before there was one, the first waits on. */
export const dataQueueTables = [
  `delete from data_request as again using data_request as before
    where again.doc->>'writtenAt' is null and before.doc->>'writtenAt' is null
    and again.doc->>'person' = before.doc->>'person' and (again.created_at, again.id) > (before.created_at, before.id)`,
  `alter table data_request add column person text generated always as (doc->>'person') stored,
    add column asked_at text collate "C" generated always as (doc->>'askedAt') stored,
    add column written_at text collate "C" generated always as (doc->>'writtenAt') stored`,
  `create unique index ${oneWaiting} on data_request (person) where written_at is null`,
  'create index data_request_in_turn on data_request (created_at, asked_at, id) where written_at is null',
  'create index data_request_written on data_request (written_at desc) where written_at is not null',
]

/** What was handed on to the communication team, newest first: a few among all that people ever wrote to Mary. */
export const forwardedIndex = [`create index note_forwarded on note (said_at desc, id) where state = 'forwarded'`]
