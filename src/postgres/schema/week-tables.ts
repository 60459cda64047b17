import { newColumns } from './new-table.ts'

/** What people have, also while a correction is written. */
const sentContent = `coalesce(doc->'correcting'->'content', doc->'content')`

/**
 * What a week needs of a post, kept beside it: a document has its bodies, its sealed versions and their cards, some
 * hundred kilobytes, which no calendar should read. Written with each change, so that it is always true. While a sent
 * post is corrected it has what people have, never the draft.
 */
const postOutline = outlineFunction('create', '')

/** `more`: parts added by later migrations, as pairs of `jsonb_build_object`, each followed by a comma. */
function outlineFunction(make: 'create' | 'create or replace', more: string): string {
  return `${make} function post_outline(doc jsonb) returns jsonb language sql immutable parallel safe as $$
  select jsonb_build_object(
    'id', doc->'id', 'version', doc->'version', 'reference', doc->'reference', 'state', doc->'state', 'slot', doc->'slot',
    'initiativeId', doc->'initiativeId', 'validationId', doc->'validationId', 'creator', doc->'creator', 'updatedAt', doc->'updatedAt',
    'title', content->'title', 'section', content->'section', 'audience', doc->'audience', 'mandatory', doc->'mandatory',
    'event', case when jsonb_typeof(content->'event') = 'object' then jsonb_build_object(
      'date', content->'event'->'date', 'time', content->'event'->'time', 'place', content->'event'->'place') end,
    'pictures', coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('gone', picture->'gone'))
        || jsonb_build_object('alt', picture->'alt', 'consent', picture->'consent'))
      from jsonb_array_elements(content->'pictures') as picture), '[]'),
    'elsewhere', coalesce(doc->'elsewhere', '[]'), 'campaignId', doc->'campaignId', 'touches', coalesce(doc->'touches', '[]'),${more}
    'isCorrecting', coalesce(jsonb_typeof(doc->'correcting'), 'null') <> 'null', 'isCalledOff', doc ? 'calledOff',
    'slotBy', (select jsonb_build_object('by', edit->'by', 'at', edit->'at')
      from jsonb_array_elements(coalesce(doc->'edits', '[]')) as edit where edit->>'field' = 'slot' limit 1))
  from (select ${sentContent} as content) as words $$`
}

/** Earlier posts had no words for other channels, so that their outlines stay true. */
export const variantTables = [
  outlineFunction(
    'create or replace',
    `'variants', coalesce((select jsonb_agg(kind order by kind collate "C") from jsonb_each(content->'variants') as variant(kind, words)
      where btrim(words->>'text', E' \\n') <> ''), '[]'), `,
  ),
]

/** Days of UTC on which it shall leave on any channel, and `event` with the day of its event. */
const releaseDays = `create function release_days(doc jsonb) returns text[] language sql immutable parallel safe as $$
  select array(
    select left(doc->>'slot', 10) where doc->>'slot' is not null
    union select left(planned->>'at', 10) from jsonb_array_elements(coalesce(doc->'elsewhere', '[]')) as planned
      where planned->>'at' is not null
    union select 'event ' || (${sentContent}->'event'->>'date') where ${sentContent}->'event'->>'date' is not null) $$`

const sendOutline = `create function send_outline(doc jsonb) returns jsonb language sql immutable parallel safe as $$
  select case when doc->>'kind' = 'send' and doc->>'state' <> 'cancelled' then jsonb_build_object(
    'id', doc->'id', 'version', doc->'version', 'reference', doc->'reference', 'state', doc->'state',
    'scheduledFor', doc->'scheduledFor', 'startedAt', doc->'startedAt', 'headCount', doc->'headCount',
    'people', coalesce(nullif(doc->'planned', 'null'), nullif(doc->'check'->'people', 'null'), 'null')) end $$`

/**
 * The event that a post announces, as people have it; null: none, or it was called off. Beside the document, since
 * every open calendar of an agent asks for these lines again and again.
 */
const announced = `create function announced(doc jsonb) returns jsonb language sql immutable parallel safe as $$
  select case when jsonb_typeof(content->'event') = 'object' and doc->'calledOff' is null then jsonb_build_object(
    'title', content->'title', 'summary', content->'summary', 'day', content->'event'->'date',
    'time', content->'event'->'time', 'place', content->'event'->'place') end
  from (select ${sentContent} as content) as words $$`

/** When it left, else when it shall: ISO 8601 in UTC, in order byte by byte. */
export const leavesAt = `(coalesce(outline->>'startedAt', outline->>'scheduledFor') collate "C")`

export const weekTables = [
  postOutline,
  releaseDays,
  announced,
  sendOutline,
  newColumns('post', 'outline', 'announced'),
  newColumns('broadcast', 'outline'),
  'create index post_release_days on post using gin (release_days(doc))',
  `create index broadcast_leaves on broadcast (${leavesAt}) where outline is not null`,
  `create index post_undated on post (updated_at) where doc->>'slot' is null and state in ('draft', 'in-validation', 'approved')`,
  `create index post_campaign on post ((outline->>'campaignId')) where outline->>'campaignId' is not null`,
]
