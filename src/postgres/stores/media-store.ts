import { sql } from 'kysely'
import { formatReference } from '../../core/domain/reference.ts'
import type { MediaRows, OutsidePeople } from '../../core/ports/media-stores.ts'
import type { Media } from '../../core/domain/pictures/media.ts'
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
    found: async ({ words, section }, limit) => {
      const query = prefixes(words)
      const { rows } = await sql<{ doc: Media }>`
        select doc from media
        where (${section}::text is null or doc->>'section' = ${section}) and ${query === '' ? sql`true` : saying(query)}
        order by doc->>'firstAt' collate "C" desc, id limit ${limit}`.execute(database.kysely)
      return rows.map(({ doc }) => doc)
    },
    unsigned: async (pictures, limit) => {
      const mine = pictures === null ? sql<boolean>`true` : sql<boolean>`pictures && ${[...pictures]}::text[]`
      const waits = sql<boolean>`doc @? ${unsignedPath}::jsonpath`
      const rows = docs().where(mine).where(waits).orderBy('updated_at', 'desc').orderBy('id')
      return (await rows.limit(limit).execute()).map(({ doc }) => doc)
    },
  }
}

/** Whoever is no agent, whose word stands and rests on no file; of a child, of whom a parent did not sign. */
const unsignedPath = `$.agreements[*] ? (!(@.person.ref == "") && @.withdrawnAt == null && @.state != "refused"
  && ((@.person.kind == "outsider" && (@.proof == null || @.proof.kind != "file"))
    || (@.person.kind == "child" && exists(@.person.parents[*] ? (@.agreed == null)))))`

/** Posts whose descriptions are looked at: no index has those. */
const describedMost = 1_000

/** Its own name, what it is described as, and what it stands in. */
function saying(query: string) {
  return sql`(name_words(doc->>'name') @@ ${query}::tsquery or pictures && array(
    select unnest(pictures) from post where post_words(doc) @@ ${query}::tsquery
    union all
    select unnest(attached_pictures(doc)) from initiative where initiative_words(doc) @@ ${query}::tsquery
    union all
    select picture->>'id' from (select doc from post order by updated_at desc limit ${describedMost}) as latest,
      jsonb_array_elements(latest.doc->'content'->'pictures') as picture
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
