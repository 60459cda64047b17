import { type RawBuilder, sql, type SqlBool } from 'kysely'
import { formatReference } from '../../core/domain/reference.ts'
import type { MediaRows, OutsidePeople, SoughtMedia } from '../../core/ports/media-stores.ts'
import { prefixes } from '../prefixes.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

/** So many bear one number: one a year. */
const namedMost = 10

export function mediaRows(database: Database): MediaRows {
  const docs = () => database.kysely.selectFrom('media').select('doc')
  return {
    byId: gatheredRows(database, 'media'),
    withPicture: async pictureId => {
      const having = sql<boolean>`pictures @> array[${pictureId}]::text[]`
      return (await docs().where(having).orderBy('id').limit(1).executeTakeFirst())?.doc ?? null
    },
    named: async typed => {
      const number = formatReference('VIS', 0, typed.number).split('-')[2]!
      const whole = 'year' in typed ? formatReference(typed.kind, typed.year, typed.number) : null
      const rows = docs()
        .where(sql<boolean>`split_part(doc->>'reference', '-', 3) = ${number}`)
        .where(sql<boolean>`(${whole}::text is null or doc->>'reference' = ${whole})`)
        .orderBy(sql`doc->>'reference'`, 'desc')
      return (await rows.limit(namedMost).execute()).map(({ doc }) => doc)
    },
    ofPerson: async (person, limit) => {
      const rows = docs()
        .where(sql<boolean>`people @> array[${person}]::text[]`)
        .orderBy('updated_at', 'desc')
        .orderBy('id')
      return (await rows.limit(limit).execute()).map(({ doc }) => doc)
    },
    found: async (sought, { from, limit }) => {
      const newest = sql`(doc->>'firstAt') collate "C" desc, id`
      return (await where(docs(), sought).orderBy(newest).offset(from).limit(limit).execute()).map(({ doc }) => doc)
    },
    countFound: async (sought, most) => {
      const some = where(database.kysely.selectFrom('media').select('id'), sought).limit(most).as('some')
      const { n } = await database.kysely
        .selectFrom(some)
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
      return Number(n)
    },
    unsigned: async (pictures, limit) => {
      const mine = pictures === null ? sql<boolean>`true` : sql<boolean>`pictures && ${[...pictures]}::text[]`
      const rows = docs()
        .where(mine)
        .where(sql<boolean>`media_unsigned(doc)`)
        .orderBy('updated_at', 'desc')
        .orderBy('id')
      return (await rows.limit(limit).execute()).map(({ doc }) => doc)
    },
  }
}

function where<Query extends { where(condition: RawBuilder<SqlBool>): Query }>(
  media: Query,
  { words, section }: SoughtMedia,
): Query {
  const filed = section === null ? media : media.where(sql<SqlBool>`doc->>'section' = ${section}`)
  return words.length === 0 ? filed : filed.where(saying(prefixes(words)))
}

/** Posts whose descriptions are compared one by one, the last changed first. */
const describedMost = 1_000

/** Its own name, what it is described as, and what it stands in: each found by an index of its own. */
function saying(query: string) {
  return sql<SqlBool>`id in (
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
    of: async mediaId => {
      const rows = database.kysely.selectFrom('outside_person').select('doc').where('media_id', '=', mediaId)
      return (
        await rows
          .orderBy(sql`doc->>'createdAt'`)
          .orderBy('id')
          .execute()
      ).map(({ doc }) => doc)
    },
  }
}
