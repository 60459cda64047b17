import { sql } from 'kysely'
import { keyStart } from '../../core/domain/placements/placed-card.ts'
import type { PlacementState } from '../../core/domain/placements/placement.ts'
import type { Placements } from '../../core/ports/stores.ts'
import { docsOf } from '../docs-of.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'
import { isInName, postInName } from '../schema/event-tables.ts'

export function placements(database: Database): Placements {
  const docs = docsOf(database, 'placement')
  return {
    byKey: gatheredRows(database, 'placement'),
    byActivity: async (conversationId, activityId) =>
      (await docs(sql`where activity_id = ${activityId} and conversation_id = ${conversationId} limit 1`))[0] ?? null,
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
    inDoubt: (limit, first) => {
      const order = first === 'newest' ? sql`desc` : sql`asc`
      return docs(
        sql`where state in ('unknown', 'refused') and "over" is null order by updated_at ${order} limit ${limit}`,
      )
    },
    refusedTo: (person, limit) =>
      docs(sql`where person = ${person} and state = 'refused' and "over" is null order by updated_at limit ${limit}`),
  }
}
