import { sql } from 'kysely'
import type { ListedItems } from '../../core/ports/microsoft-list.ts'
import { docsOf } from '../docs-of.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function listedItems(database: Database): ListedItems {
  const docs = docsOf(database, 'listed_item')
  const rewritten = (since: string) =>
    database.kysely
      .selectFrom('listed_item')
      .where(sql<boolean>`doc ? 'rewrittenSince' and doc->>'rewrittenSince' = ${since}`)
  return {
    byId: gatheredRows(database, 'listed_item'),
    byItems: async itemIds =>
      itemIds.length === 0 ? [] : docs(sql`where item_id = any(${itemIds}::text[]) order by id`),
    from: (after, limit) => docs(sql`where id > ${after} order by id limit ${limit}`),
    rewrittenSince: async (since, limit) => {
      const rows = await rewritten(since).select('id').orderBy('id').limit(limit).execute()
      return rows.map(({ id }) => id)
    },
    countRewritten: async (since, limit) => {
      const rows = await rewritten(since)
        .select(['id', sql<number>`count(*) over ()::int`.as('count')])
        .orderBy('id')
        .limit(limit)
        .execute()
      return { ids: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 }
    },
  }
}
