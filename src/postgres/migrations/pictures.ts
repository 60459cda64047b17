import { statements } from './statements.ts'

/** A word of before these were told apart: yes for adults, or no. Of comms’ own pictures nobody was asked. */
const declared = (yes: string) => `jsonb_build_object(
  'answer', case when (${yes})::boolean then 'adults' else 'refused' end, 'by', doc->'author', 'at', doc->'updatedAt')`

const withConsents = (pictures: string) => `coalesce((select jsonb_agg(picture || jsonb_build_object('consent', coalesce(
      (select file->'consent' from initiative, jsonb_array_elements(initiative.doc->'attachments') as file
        where initiative.id = post.doc->>'initiativeId' and file->'picture'->>'id' = picture->>'id' limit 1), 'null')) order by nth)
    from jsonb_array_elements(${pictures}) with ordinality as one(picture, nth)), '[]')`

/** What was declared of the people on each picture, and which posts have which picture. */
export const pictures = statements(
  `update initiative set doc = doc || jsonb_build_object('attachments', coalesce((select jsonb_agg(
      case jsonb_typeof(file->'consent') when 'boolean' then file || jsonb_build_object('consent', ${declared(`file->>'consent'`)}) else file end
      order by nth) from jsonb_array_elements(doc->'attachments') with ordinality as one(file, nth)), '[]'))`,
  `update post set doc = jsonb_set(doc, '{content,pictures}', ${withConsents(`doc->'content'->'pictures'`)})`,
  `update post set doc = jsonb_set(doc, '{correcting,content,pictures}', ${withConsents(`doc->'correcting'->'content'->'pictures'`)})
    where jsonb_typeof(doc->'correcting') = 'object'`,
  // A generated column may call a function but hold no subquery.
  `create function pictures_of(post jsonb) returns text[] language sql immutable parallel safe as $$
    select array(select distinct picture->>'id' from jsonb_array_elements(
      coalesce(post->'content'->'pictures', '[]') || coalesce(post->'correcting'->'content'->'pictures', '[]')
        || coalesce(post->'aside', '[]')) as picture) $$`,
  'alter table post add column pictures text[] generated always as (pictures_of(doc)) stored',
  'create index post_pictures on post using gin (pictures)',
)
