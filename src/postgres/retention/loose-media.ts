import { type RawBuilder, sql } from 'kysely'
import type { Media } from '../../core/domain/pictures/media.ts'
import type { Held } from '../../core/domain/retention/suspension.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Database } from '../open/database.ts'
import { isFreePicture, namesOnlyOver } from './words-due.ts'

/** No post or proposal has a copy of it, no withdrawal of it is being mended, and it is no logo of the charter. */
const standsNowhere = sql`
  not exists (select from post where post.pictures && media.pictures)
  and not exists (select from initiative where attached_pictures(initiative.doc) && media.pictures)
  and not exists (select from withdrawal where withdrawal.doc->>'mediaId' = media.id)
  and not exists (select from charter, jsonb_path_query(charter.doc, '$.logos[*].digest') as logo where logo #>> '{}' = media.id)`

/** Copies that newspapers, editions and earlier versions of posts name: read where some picture is nowhere else. */
const named = sql`
  select doc->'masthead'->>'id' from newspaper union all
  select doc->>'masthead' from edition union all
  select copy #>> '{}' from edition, jsonb_path_query(edition.doc, '$.items[*].pictures[*].id') as copy union all
  select copy #>> '{}' from post, jsonb_path_query(post.doc, '$.sealed[*].**.id') as copy`

/** No agreement counts, nothing shows it, and nothing has changed since before that instant. */
export function isLoose(before: Instant): RawBuilder<unknown> {
  return sql`media.id in (
    with loose as materialized (
      select media.id, media.pictures from media
      where media.updated_at < ${before} and ${namesOnlyOver(before)} and ${standsNowhere})
    select id from loose where id not in (
      select id from loose, unnest(pictures) as copy where copy in (select found.copy from (${named}) as found (copy) where found.copy is not null)))`
}

/** The next of them that nothing holds. */
export async function looseMedia({ kysely }: Database, before: Instant, held: Held, limit: number): Promise<Media[]> {
  const { rows } = await sql<{ doc: Media }>`select doc from media
    where ${isLoose(before)} and ${isFreePicture(held)} order by id limit ${limit}`.execute(kysely)
  return rows.map(({ doc }) => doc)
}
