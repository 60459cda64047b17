import { sql } from 'kysely'
import { keyStart } from '../../core/domain/placements/placed-card.ts'
import type { PlacementState } from '../../core/domain/placements/placement.ts'
import type { Placements } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'
import { isInName, postInName } from '../schema/event-tables.ts'

export function placements(database: Database): Placements {
  return {
    byKey: gatheredRows(database, 'placement'),
    byActivity: async (conversationId, activityId) => {
      const row = await database.kysely
        .selectFrom('placement')
        .select('doc')
        .where('activity_id', '=', activityId)
        .where('conversation_id', '=', conversationId)
        .executeTakeFirst()
      return row?.doc ?? null
    },
    inChat: async (about, person) => {
      const theirs = database.kysely.selectFrom('placement').where('about', '=', about).where('person', '=', person)
      return (await theirs.select('key').execute()).map(({ key }) => key)
    },
    about: async about => {
      const cards = database.kysely.selectFrom('placement').where('about', '=', about)
      return (await cards.select('key').execute()).map(({ key }) => key)
    },
    inName: async postId => {
      const cards = database.kysely
        .selectFrom('placement')
        .where(sql<boolean>`${sql.raw(isInName)} and ${sql.raw(postInName)} = ${postId}`)
      return (await cards.select('key').execute()).map(({ key }) => key)
    },
    counts: async (kind, about) => {
      const of = database.kysely
        .selectFrom('placement')
        .where('about', '=', about)
        .where(sql<boolean>`starts_with(key, ${keyStart(kind)})`)
        .groupBy('state')
      const rows = await of.select(['state', database.kysely.fn.countAll<string | number>().as('cards')]).execute()
      const counts: Record<PlacementState, number> = { placing: 0, placed: 0, refused: 0, unknown: 0 }
      for (const { state, cards } of rows) counts[state] = Number(cards)
      return counts
    },
    inDoubt: async (limit, first) => {
      const doubtful = database.kysely
        .selectFrom('placement')
        .select('doc')
        .where('state', 'in', ['unknown', 'refused'])
        .where('over', 'is', null)
      const rows = await doubtful
        .orderBy('updated_at', first === 'newest' ? 'desc' : 'asc')
        .limit(limit)
        .execute()
      return rows.map(row => row.doc)
    },
    refusedTo: async (person, limit) => {
      const theirs = database.kysely
        .selectFrom('placement')
        .select('doc')
        .where('person', '=', person)
        .where('state', '=', 'refused')
        .where('over', 'is', null)
      const rows = await theirs.orderBy('updated_at').limit(limit).execute()
      return rows.map(row => row.doc)
    },
  }
}
