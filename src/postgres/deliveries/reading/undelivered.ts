import { sql } from 'kysely'
import type { Delivery } from '../../../core/broadcasts/broadcast.ts'
import type { Database } from '../../open/database.ts'
import { deliveryColumns } from '../delivery-columns.ts'

const atOnce = 5000

export async function* undelivered({ kysely }: Database, broadcastId: string): AsyncIterable<Delivery[]> {
  for (let after = ''; ;) {
    const { rows } = await sql<Delivery>`
      select ${deliveryColumns('delivery')} from delivery
      where broadcast_id = ${broadcastId} and state in ('refused', 'unknown') and person > ${after}
      order by person limit ${atOnce}`.execute(kysely)
    if (rows.length > 0) yield rows
    if (rows.length < atOnce) return
    after = rows.at(-1)!.person
  }
}
