import { document } from './document-tables.ts'

const isNoList = (value: string) => `jsonb_typeof(${value}) is distinct from 'array'`

/**
 * Of a post that may stand in an edition and stands in none what is offered of it, kept beside it: `at`: when it was
 * submitted; `since`: up to when it is new, for what did not leave at any time. Null for all others. What is
 * there in place of a list counts as none: were it an error, such a post could not be saved.
 */
const readyForPrint = `create function ready_for_print(post jsonb) returns jsonb language sql immutable parallel safe as $$
  select case when post->>'state' in ('approved', 'broadcasting', 'broadcast') and not post ? 'editionId'
      and (${isNoList("post->'standsIn'")} or post->'standsIn' = '[]') and post->'audience'->>'kind' <> 'registered'
      and not (post->>'state' = 'broadcast' and coalesce(jsonb_typeof(post->'correcting'), 'null') <> 'null')
    then jsonb_build_object(
      'at', at, 'since', case when post->>'state' = 'approved' then '9999' else at end,
      'reference', post->'reference', 'title', post->'content'->'title', 'section', post->'content'->'section',
      'validationId', post->'validationId', 'sentUnder', coalesce(post->>'sentUnder', post->>'validationId')) end
  from (select (select version->>'at' from jsonb_array_elements(
      case when ${isNoList("post->'sealed'")} then '[]' else post->'sealed' end) with ordinality as sealed(version, n)
    where version->>'correctionOf' is null order by n desc limit 1) as at) as submitted $$`

/** ISO 8601 in UTC, in order byte by byte. */
export const readySince = `((post.ready->>'since') collate "C")`

/** By these names the database says what only one row may have. */
export const onlyOne = { newspaper: 'newspaper_code', edition: 'edition_reference' } as const

/** Newspapers, their editions, the bytes that were printed, and how often they were opened. */
export const newspaperTables = [
  `create table newspaper (id text primary key, ${document},
    code text generated always as (doc->>'code') stored)`,
  `create unique index ${onlyOne.newspaper} on newspaper (code)`,
  `create table edition (id text primary key, ${document},
    newspaper_id text generated always as (doc->>'newspaperId') stored,
    reference text generated always as (doc->>'reference') stored,
    state text generated always as (doc->>'state') stored)`,
  'create index edition_of_newspaper on edition (newspaper_id, created_at)',
  `create unique index ${onlyOne.edition} on edition (reference)`,
  'create index edition_state on edition (state)',
  readyForPrint,
  'alter table post add column ready jsonb generated always as (ready_for_print(doc)) stored',
  `create index post_ready on post (${readySince.replace('post.', '')}) where ready is not null`,
  `create index edition_items on edition using gin ((doc->'items') jsonb_path_ops)`,
  `create table edition_file (
    edition_id text not null, production integer not null, kind text not null, bytes bytea not null,
    created_at timestamptz not null default now(), primary key (edition_id, production, kind))`,
  // Pictures and PDF are compressed already: trying again only costs.
  'alter table edition_file alter column bytes set storage external',
  `create table edition_read (
    edition_id text not null, day text not null, opened integer not null, primary key (edition_id, day))`,
]
