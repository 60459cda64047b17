import { newTable } from './new-table.ts'

/** What became of posts on other channels. `state` and hour are asked for together. */
export const releaseTables = [
  newTable('release'),
  newTable('channel_hold'),
  'create index release_waits on release (channel, id) where waits',
  'create index release_of_post on release (of_post)',
  'create index release_at on release (at) where at is not null',
  'create index release_state on release (state, at)',
]

/** When it left, or somebody put it there; else when it shall: ISO 8601 in UTC, in order byte by byte. */
export const outAt = `(coalesce(doc->'left'->>'at', doc->'declared'->>'at', doc->>'at') collate "C")`
export const releaseOutIndex = [`create index release_out on release (${outAt}) where ${outAt} is not null`]
