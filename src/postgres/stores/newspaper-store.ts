import { sql } from 'kysely'
import type { Day } from '../../core/domain/time.ts'
import type { EditionFiles, EditionReads, Editions, Newspapers } from '../../core/ports/newspapers.ts'
import { docsOf } from '../docs-of.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'
import type { LinePost, ReadyPost } from '../../core/domain/newspapers/line-post.ts'
import { readySince } from '../schema/newspaper-tables.ts'

export function newspapers(database: Database): Newspapers {
  return {
    byId: gatheredRows(database, 'newspaper'),
    all: () => docsOf(database, 'newspaper')(sql`order by doc->>'state' desc, doc->>'name', id`),
  }
}

export function editions(database: Database): Editions {
  const docs = docsOf(database, 'edition')
  return {
    ...editionPosts(database),
    byId: gatheredRows(database, 'edition'),
    byReference: async reference => (await docs(sql`where reference = ${reference} limit 1`))[0] ?? null,
    of: (newspaperId, limit) =>
      docs(sql`where newspaper_id = ${newspaperId} order by created_at desc, id limit ${limit}`),
    current: () => docs(sql`where state in ('open', 'producing', 'submitted') order by created_at, id`),
    lastClosing: async ({ newspaperId, createdAt }) => {
      const { rows } = await sql<{ day: Day | null }>`
        select max((doc->>'closesOn') collate "C") as day from edition
        where newspaper_id = ${newspaperId} and state = 'published' and (doc->>'createdAt') collate "C" < ${createdAt}`.execute(
        database.kysely,
      )
      return rows[0]?.day ?? null
    },
    withPicture: async (...pictureIds) => {
      if (pictureIds.length === 0) return []
      // One condition for each: the index does not answer an array.
      const has = pictureIds.map(id => sql`doc->'items' @> ${JSON.stringify([{ pictures: [{ id }] }])}::text::jsonb`)
      return docs(sql`where ${sql.join(has, sql` or `)} order by created_at, id`)
    },
    withMasthead: (pictureIds, newspaperIds) => {
      const printed = sql`doc->'produced'->>'masthead' = any(${pictureIds}::text[])`
      const unknown = sql`newspaper_id = any(${newspaperIds}::text[])
        and jsonb_typeof(doc->'produced') = 'object' and not doc->'produced' ? 'masthead'`
      return docs(sql`where ${printed} or ${unknown} order by created_at, id`)
    },
    servedVersions: async ({ editionId, postId, broadcastId }) => {
      const { rows } = await sql<{ versions: string }>`
        select coalesce((select version from edition where id = ${editionId})::text, '')
          || ' ' || coalesce((select version from post where id = ${postId})::text, '')
          || ' ' || coalesce((select version from broadcast where id = ${broadcastId})::text, '')
          || ' ' || count(*) || ' ' || coalesce(sum(version), 0) as versions
        from broadcast where doc->>'targetId' = ${broadcastId}`.execute(database.kysely)
      return rows[0]?.versions ?? ''
    },
    givenUp: (before, limit) =>
      docs(sql`where state = 'abandoned' and greatest(doc->>'day', doc->>'updatedAt') < ${before}
        order by id limit ${limit}`),
  }
}

export function editionFiles({ kysely }: Database): EditionFiles {
  return {
    put: async ({ editionId, production, kind }, bytes) => {
      // pg sends nothing but a Buffer as bytes; not copied: there are megabytes of them.
      const held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      const row = { edition_id: editionId, production, kind, bytes: held }
      await kysely
        .insertInto('edition_file')
        .values(row)
        .onConflict(on => on.columns(['edition_id', 'production', 'kind']).doNothing())
        .execute()
    },
    get: async ({ editionId, production, kind }) => {
      const row = kysely.selectFrom('edition_file').select('bytes').where('edition_id', '=', editionId)
      const found = await row.where('production', '=', production).where('kind', '=', kind).executeTakeFirst()
      return found?.bytes ?? null
    },
    digest: async ({ editionId, production, kind }) => {
      const { rows } = await sql<{ digest: string }>`
        select encode(sha256(bytes), 'hex') as digest from edition_file
        where edition_id = ${editionId} and production = ${production} and kind = ${kind}`.execute(kysely)
      return rows[0]?.digest ?? null
    },
    keepOnly: async (editionId, production) => {
      const rows = kysely.deleteFrom('edition_file').where('edition_id', '=', editionId)
      await (production === null ? rows : rows.where('production', '<>', production)).execute()
    },
    unread: async () => {
      const { rows } = await sql<{ id: string }>`
        select distinct edition_id as id from edition_file
          left join edition on edition.id = edition_id
          left join post on post.id = edition.doc->>'postId'
        where edition.id is null or edition.state = 'abandoned'
          or (edition.state = 'published' and post.state = 'taken-back')`.execute(kysely)
      return rows.map(({ id }) => id)
    },
    forget: async (editionId, production) => {
      const rows = kysely.deleteFrom('edition_file').where('edition_id', '=', editionId)
      await rows.where('production', '=', production).execute()
    },
    forgetBefore: async (editionId, production) => {
      const rows = kysely.deleteFrom('edition_file').where('edition_id', '=', editionId)
      await rows.where('production', '<', production).execute()
    },
  }
}

export function editionReads({ kysely }: Database): EditionReads {
  return {
    add: async openings => {
      if (openings.length === 0) return
      const rows = openings.map(({ editionId, day, opened }) => ({ edition_id: editionId, day, opened }))
      await sql`
        insert into edition_read as kept (edition_id, day, opened)
        select edition_id, day, sum(opened)::integer
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as come(edition_id text, day text, opened integer)
        group by edition_id, day order by edition_id, day
        on conflict (edition_id, day) do update set opened = kept.opened + excluded.opened`.execute(kysely)
    },
    of: async editionId =>
      kysely
        .selectFrom('edition_read')
        .select(['day', 'opened'])
        .where('edition_id', '=', editionId)
        .orderBy('day')
        .execute(),
    forget: async editionId => {
      await kysely.deleteFrom('edition_read').where('edition_id', '=', editionId).execute()
    },
  }
}

/**
 * Of posts only what editions show: a document has its sealed versions and their cards, some hundred kilobytes, which a
 * flat plan should not read.
 */
function editionPosts({ kysely }: Database): Pick<Editions, 'ready' | 'lines'> {
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
