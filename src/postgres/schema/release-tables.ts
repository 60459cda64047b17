import { document } from './document-tables.ts'

/** What became of posts on other channels. `state` and hour are asked for together. */
export const releaseTables = [
  `create table release (id text primary key, ${document},
    of_post text generated always as (doc->>'postId') stored,
    state text generated always as (doc->>'state') stored,
    channel text generated always as (doc->>'channel') stored,
    waits boolean generated always as
      (doc->>'state' in ('publishing', 'unknown', 'held') or doc->>'pending' is not null) stored,
    at text collate "C" generated always as (doc->>'at') stored)`,
  `create table channel_hold (id text primary key, ${document})`,
  'create index release_waits on release (channel, id) where waits',
  'create index release_of_post on release (of_post)',
  'create index release_at on release (at) where at is not null',
  'create index release_state on release (state, at)',
]

/** When it left, or somebody put it there; else when it shall: ISO 8601 in UTC, in order byte by byte. */
export const outAt = `(coalesce(doc->'left'->>'at', doc->'declared'->>'at', doc->>'at') collate "C")`
export const releaseOutIndex = [`create index release_out on release (${outAt}) where ${outAt} is not null`]

/** What the public said, one row a channel. */
export const replyTables = [`create table public_replies (id text primary key, ${document})`]
