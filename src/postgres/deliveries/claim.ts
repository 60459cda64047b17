import { sql, type RawBuilder } from 'kysely'
import type { ClaimedDelivery } from '../../core/ports/ledger.ts'
import type { Database } from '../open/database.ts'
import { conversationColumn, deliveryColumns } from './delivery-columns.ts'
import { owner } from './owner.ts'

type Claim = (broadcastId: string, limit: number, leaseMs: number, holder?: string) => Promise<ClaimedDelivery[]>

/** Broadcasts whose place is kept. */
const keptPlaces = 100

/**
 * Untried rows are taken in the order of their people, from where this process last stood: claims from the beginning
 * would walk over the remains of all that was sent before. What is left behind, or is tried again, comes when the end
 * is reached.
 */
export function createClaim(database: Database): Claim {
  const places = new Map<string, string>()
  return async (broadcastId, limit, leaseMs, holder = '') => {
    const after = places.get(broadcastId) ?? ''
    const fresh = await take(
      database,
      { broadcastId, limit, leaseMs, holder },
      sql`not_before is null and person > ${after}`,
    )
    places.delete(broadcastId)
    if (fresh.length === limit) {
      places.set(broadcastId, fresh.reduce((last, { person }) => (person > last ? person : last), ''))
      if (places.size > keptPlaces) places.delete(places.keys().next().value!)
      return fresh
    }
    const due = sql`(not_before is null or not_before <= now())`
    const others = await take(database, { broadcastId, limit: limit - fresh.length, leaseMs, holder }, due)
    return [...fresh, ...others]
  }
}

type Asked = { broadcastId: string; limit: number; leaseMs: number; holder: string }

async function take(
  database: Database,
  { broadcastId, limit, leaseMs, holder }: Asked,
  which: RawBuilder<unknown>,
): Promise<ClaimedDelivery[]> {
  const { rows } = await sql<ClaimedDelivery>`
    with due as materialized (
      select ctid from delivery
      where broadcast_id = ${broadcastId} and settled_at is null and state = 'queued' and ${which} and (lease_until is null or lease_until <= now())
      order by not_before nulls first, person limit ${limit} for update skip locked),
    claimed as (
      update delivery set lease_until = now() + ${leaseMs}::float8 * interval '1 ms', lease_owner = ${owner(database, holder)}
      where ctid = any(array(select ctid from due))
      returning delivery.*)
    select ${deliveryColumns('claimed')}, claimed.locale, ${conversationColumn}
    from claimed left join conversation using (person)`.execute(database.kysely)
  return rows
}
