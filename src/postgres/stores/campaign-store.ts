import { sql } from 'kysely'
import { docsOf } from '../docs-of.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'
import type { Campaigns } from '../../core/ports/stores.ts'

export function campaigns(database: Database): Campaigns {
  const docs = docsOf(database, 'campaign')
  // `closed` comes before `open`.
  const inOrder = sql`order by state desc, from_day desc, id`
  return {
    byId: gatheredRows(database, 'campaign'),
    recent: limit => docs(sql`${inOrder} limit ${limit}`),
    open: () => docs(sql`where state = 'open' ${inOrder}`),
  }
}
