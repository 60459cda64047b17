import { newColumns, newTable } from './new-table.ts'

const isNoList = (value: string) => `jsonb_typeof(${value}) is distinct from 'array'`

/**
 * What is offered of a post that may go into an edition and is in none, kept beside it: `at`: when it was submitted;
 * `since`: until when it is new; a post that did not leave always is. Null for all others. Another value in place of a
 * list counts as none: an error would keep such a post from being saved.
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

/** Names of constraints by which the database refuses a second row. */
export const onlyOne = { newspaper: 'newspaper_code', edition: 'edition_reference' } as const

/** Newspapers, their editions, the bytes that were printed, and how often they were opened. */
export const newspaperTables = [
  newTable('newspaper'),
  `create unique index ${onlyOne.newspaper} on newspaper (code)`,
  newTable('edition'),
  'create index edition_of_newspaper on edition (newspaper_id, created_at)',
  `create unique index ${onlyOne.edition} on edition (reference)`,
  'create index edition_state on edition (state)',
  readyForPrint,
  newColumns('post', 'ready'),
  `create index post_ready on post (${readySince.replace('post.', '')}) where ready is not null`,
  `create index edition_items on edition using gin ((doc->'items') jsonb_path_ops)`,
  newTable('edition_file'),
  // Pictures and PDF are compressed already: trying again only costs.
  'alter table edition_file alter column bytes set storage external',
  newTable('edition_read'),
]
