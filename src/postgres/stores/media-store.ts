import { sql } from 'kysely'
import { formatReference } from '../../core/domain/reference.ts'
import type { MediaRows, OutsidePeople } from '../../core/ports/media-stores.ts'
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
  }
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
