import { newTable } from './new-table.ts'

/** Ids of copies of one picture’s bytes, and agents named on it. */
const arrays = [
  `create function media_pictures(media jsonb) returns text[] language sql immutable parallel safe as $$
    select array(select found #>> '{}' from jsonb_path_query(media, '$.pictureIds[*]') as found) $$`,
  `create function media_people(media jsonb) returns text[] language sql immutable parallel safe as $$
    select array(select distinct found #>> '{}' from jsonb_path_query(media, '$.agreements[*].person.person.id') as found) $$`,
  `create function attached_pictures(initiative jsonb) returns text[] language sql immutable parallel safe as $$
    select array(select found #>> '{}' from jsonb_path_query(initiative, '$.attachments[*].picture.id') as found) $$`,
]

/** Pictures that posts, proposals, editions and mastheads hold: where each came from, and what was said of it. */
const held = `
  with held as (
    select picture, post.created_at as came, post.doc->'creator' as by, post.doc->'content'->>'section' as section
    from post, unnest(array['$.content.pictures[*]', '$.correcting.content.pictures[*]', '$.aside[*]']::jsonpath[]) as path,
      jsonb_path_query(post.doc, path) as picture
    where picture->>'digest' is not null
    union all
    select (file->'picture') || jsonb_build_object('consent', file->'consent', 'name', file->'name'),
      initiative.created_at, initiative.doc->'author', initiative.doc->>'section'
    from initiative, jsonb_path_query(initiative.doc, '$.attachments[*]') as file
    where file->'picture'->>'digest' is not null
    union all
    select picture, edition.created_at, picture->'consent'->'by', null
    from edition, jsonb_path_query(edition.doc, '$.items[*].pictures[*]') as picture
    where picture->>'digest' is not null
    union all
    select doc->'masthead', created_at, doc->'masthead'->'consent'->'by', null
    from newspaper where doc->'masthead'->>'digest' is not null
  ),
  first as (
    select distinct on (picture->>'digest') picture->>'digest' as digest, came, by, section,
      coalesce(picture->>'name', '') as name
    from held order by picture->>'digest', came, picture->>'id'
  ),
  said as (
    select distinct on (picture->>'digest') picture->>'digest' as digest, picture->'consent' as consent
    from held where jsonb_typeof(picture->'consent') = 'object'
    order by picture->>'digest', picture->'consent'->>'at' desc
  ),
  ids as (
    select picture->>'digest' as digest, jsonb_agg(distinct picture->>'id') as ids,
      count(distinct coalesce(picture->'consent', 'null')) > 1 as differ
    from held group by 1
  )`

/** An instant as documents have it. */
const iso = (at: string): string => `to_char(${at} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * A declaration from before uses were told apart counts for all of them. Where holders of the same bytes were told
 * different things, the last one counts for each of them from now on.
 */
const moved = [
  `${held}
  insert into media (id, version, doc)
  select digest, 1, jsonb_build_object(
    'id', digest, 'version', 1,
    'reference', 'VIS-' || year || '-' || lpad(nth::text, greatest(4, length(nth::text)), '0'),
    'kind', 'picture', 'pictureIds', ids, 'name', name, 'section', section, 'firstAt', ${iso('came')},
    'firstBy', case when jsonb_typeof(by) = 'object' then by else '{"id": "", "name": ""}' end,
    'answer', case when consent is null then null
      else jsonb_build_object('answer', consent->'answer', 'by', consent->'by', 'at', consent->'at', 'earlier', true) end,
    'agreements', '[]'::jsonb, 'updatedAt', ${iso('now()')})
  from (select *, extract(year from came)::int as year,
      row_number() over (partition by extract(year from came) order by came, digest) as nth from first) as numbered
    join ids using (digest) left join said using (digest)`,
  `insert into reference_counter (kind, year, last)
  select 'VIS', split_part(doc->>'reference', '-', 2)::int, count(*) from media group by 2
  on conflict (kind, year) do update set last = excluded.last`,
  `insert into asked_job (name, key, data, due)
  select 'media.end', id, jsonb_build_object('id', id), (doc->'answer'->>'at')::timestamptz + interval '17532 hours'
  from media where doc->'answer'->>'answer' in ('adults', 'parents')`,
  `${held}
  insert into asked_job (name, key, data, due)
  select 'media.follow', digest, jsonb_build_object('id', digest), now() from ids where differ`,
]

export const mediaTables = [
  ...arrays,
  newTable('media'),
  'create index media_pictures_index on media using gin (pictures)',
  'create index media_people_index on media using gin (people)',
  `create index media_number on media (split_part(doc->>'reference', '-', 3))`,
  'create index media_recent on media (updated_at)',
  'create index initiative_pictures on initiative using gin (attached_pictures(doc))',
  newTable('outside_person'),
  'create index outside_person_media on outside_person (media_id)',
  ...moved,
]
