import { sql } from 'kysely'
import type { LinePost, ReadyPost } from '../../core/domain/newspapers/line-post.ts'
import type { Editions } from '../../core/ports/newspapers.ts'
import type { Database } from '../open/database.ts'
import { readySince } from '../schema/newspaper-tables.ts'

/**
 * Of posts what editions show, and no more: a document has its sealed versions and their cards, some hundred kilobytes,
 * which no look at a flat plan shall read.
 */
export function editionPosts({ kysely }: Database): Pick<Editions, 'ready' | 'lines'> {
  return {
    ready: async (since, limit) => {
      const { rows } = await sql<ReadyPost>`
        select post.id as "postId", ready->>'reference' as reference, ready->>'title' as title, ready->>'section' as section
        from post
          join validation as vouched on vouched.id = ready->>'sentUnder' and vouched.doc->>'state' = 'approved'
          join validation as last on last.id = ready->>'validationId' and last.doc->>'urgent' is distinct from 'true'
        where ${sql.raw(readySince)} >= ${since}
        order by (ready->>'at') collate "C", post.id limit ${limit}`.execute(kysely)
      return rows
    },
    lines: async (postIds, seals) => {
      if (postIds.length === 0) return []
      const { rows } = await sql<{ line: LinePost }>`
        select jsonb_build_object(
          'id', post.doc->'id', 'state', post.doc->'state', 'creator', post.doc->'creator', 'validationId', post.doc->'validationId',
          'words', jsonb_build_object('title', content->'title', 'summary', content->'summary', 'body', content->'body'),
          'pictures', coalesce(content->'pictures', '[]') || coalesce(post.doc->'aside', '[]')
            || coalesce(post.doc->'correcting'->'content'->'pictures', '[]'),
          'isCorrecting', coalesce(jsonb_typeof(post.doc->'correcting'), 'null') <> 'null',
          'validation', case when vouched.id is not null then
            jsonb_build_object('state', vouched.doc->'state', 'seal', vouched.doc->'seal') end,
          'versions', coalesce((
            select jsonb_agg(jsonb_build_object('seal', version->'seal', 'pictures', version->'pictures',
              'variants', coalesce((select jsonb_agg(variant) from jsonb_array_elements(version->'variants') as variant
                where variant->>'kind' = 'article'), '[]')) order by n)
            from jsonb_array_elements(post.doc->'sealed') with ordinality as sealed(version, n)
            where version->>'seal' = any(${[...seals]}::text[]) or version->>'seal' = vouched.doc->>'seal'), '[]')) as line
        from post
          cross join lateral (select post.doc->'content' as content) as words
          left join validation as vouched on vouched.id = coalesce(post.doc->>'sentUnder', post.doc->>'validationId')
        where post.id = any(${[...postIds]}::text[]) order by post.id`.execute(kysely)
      return rows.map(({ line }) => line)
    },
  }
}
