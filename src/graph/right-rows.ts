import { columnsOf, type HeldRow, inForce, type RightList, type RightRow } from '../core/domain/held-rights.ts'
import type { Instant } from '../core/domain/time.ts'
import type { RightRows } from '../core/ports/people.ts'
import { type Graph, segment } from './graph.ts'
import { createSite } from './lists/columns.ts'
import { type ListRow, listRows } from './lists/list-rows.ts'
import { readVersions, valuesIn } from './lists/read-item.ts'

/** What is in force of a list, as far as it was judged; undefined: nothing was judged yet. */
export type HeldRights = (list: RightList) => Promise<HeldRow[] | undefined>
export type InForceOptions = { siteId: string; now: () => Instant; held: HeldRights }

/** The lists that give rights, as people wrote them. */
export function graphRightRows(graph: Graph, { siteId, appId }: { siteId: string; appId: string }): RightRows {
  const site = createSite(graph, siteId)
  return {
    all: async list => {
      const rows = await listRows(graph, await site(), { name: list, columns: columnsOf(list) })
      return rows?.map(row => written(list, row)) ?? null
    },
    versions: async (list, itemId) =>
      readVersions(graph, `${await site()}/lists/${segment(list)}/items/${segment(itemId)}`, appId),
  }
}

/** The rows of a list with what is in force in them, and rows that were removed without their rights ending. */
export async function rowsInForce(list: RightList, rows: ListRow[], held: HeldRights): Promise<ListRow[]> {
  const asRow = new Map(rows.map(row => [row.id, row]))
  const all = rows.map(row => written(list, row))
  return inForce(list, all, await held(list)).map(({ itemId, values, ...times }) => ({
    ...times,
    id: itemId,
    fields: { ...asRow.get(itemId)?.fields, ...values },
  }))
}

function written(list: RightList, { id, createdAt, changedAt, fields }: ListRow): RightRow {
  const all = valuesIn(fields)
  const values = Object.fromEntries(columnsOf(list).map(column => [column, all[column] ?? null]))
  return { itemId: id, createdAt, changedAt, values }
}
