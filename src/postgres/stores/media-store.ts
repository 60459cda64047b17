import { sql } from 'kysely'
import { formatReference } from '../../core/domain/reference.ts'
import type { MediaRows, OutsidePeople, SoughtMedia } from '../../core/ports/media-stores.ts'
import { prefixes } from '../prefixes.ts'
import { docsOf } from '../docs-of.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

/** Pictures with one number: one a year. */
const namedMost = 10

export function mediaRows(database: Database): MediaRows {
  const docs = docsOf(database, 'media')
  return {
    byId: gatheredRows(database, 'media'),
    withPicture: async pictureId =>
      (await docs(sql`where pictures @> array[${pictureId}]::text[] order by id limit 1`))[0] ?? null,
    named: typed => {
      const number = formatReference('VIS', 0, typed.number).split('-')[2]!
      const whole = 'year' in typed ? formatReference(typed.kind, typed.year, typed.number) : null
      return docs(sql`where split_part(doc->>'reference', '-', 3) = ${number}
        and (${whole}::text is null or doc->>'reference' = ${whole}) order by doc->>'reference' desc limit ${namedMost}`)
    },
    ofPerson: (person, limit) =>
      docs(sql`where people @> array[${person}]::text[] order by updated_at desc, id limit ${limit}`),
    found: (sought, { from, limit }) =>
      docs(
        sql`where ${isSought(sought)} order by (doc->>'firstAt') collate "C" desc, id offset ${from} limit ${limit}`,
      ),
    countFound: async (sought, most) => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from (select from media where ${isSought(sought)} limit ${most}) as found`.execute(
        database.kysely,
      )
      return rows[0]!.n
    },
    unsigned: (pictures, limit) => {
      const mine = pictures === null ? sql`true` : sql`pictures && ${[...pictures]}::text[]`
      return docs(sql`where ${mine} and media_unsigned(doc) order by updated_at desc, id limit ${limit}`)
    },
  }
}

function isSought({ words, section }: SoughtMedia) {
  const filed = section === null ? sql`true` : sql`doc->>'section' = ${section}`
  return words.length === 0 ? filed : sql`${filed} and ${saying(prefixes(words))}`
}

/** Posts whose descriptions are compared one by one, the last changed first. */
const describedMost = 1_000

/** Searches a picture's name, its descriptions, and the posts that show it: each by an index of its own. */
function saying(query: string) {
  return sql`id in (
    select id from media where name_words(doc->>'name') @@ ${query}::tsquery
    union all
    select id from media where pictures && array(
      select unnest(pictures) from post where post_words(doc) @@ ${query}::tsquery
      union all
      select unnest(attached_pictures(doc)) from initiative where initiative_words(doc) @@ ${query}::tsquery
      union all
      select picture->>'id'
      from (select doc from post where post_alts(doc) @@ ${query}::tsquery order by updated_at desc limit ${describedMost})
        as described, jsonb_array_elements(described.doc->'content'->'pictures') as picture
      where name_words(picture->>'alt') @@ ${query}::tsquery))`
}

export function outsidePeople(database: Database): OutsidePeople {
  return {
    byId: gatheredRows(database, 'outside_person'),
    of: mediaId => docsOf(database, 'outside_person')(sql`where media_id = ${mediaId} order by doc->>'createdAt', id`),
  }
}
