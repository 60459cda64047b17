import type { ClaimedDelivery } from '../../core/domain/broadcasts/broadcast.ts'
import { type RawBuilder, sql } from 'kysely'
import type { PersonId } from '../../core/domain/actor.ts'
import type { Settlement } from '../../core/ports/ledger.ts'
import type { Database } from '../open/database.ts'
import { conversationColumn, deliveryColumns } from './delivery-look-ups.ts'

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

/**
 * A request that left is answered or given up within this time; only then may another process say that nobody knows.
 */
const sendingLeaseMs = 60_000

export async function markSending(
  database: Database,
  broadcastId: string,
  people: PersonId[],
  holder = '',
): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    update delivery set state = 'sending', attempts = attempts + 1,
      lease_until = greatest(lease_until, now() + ${sendingLeaseMs}::float8 * interval '1 ms')
    where broadcast_id = ${broadcastId} and person = any(${people}::text[])
      and state = 'queued' and lease_owner = ${owner(database, holder)} and lease_until > now()
    returning person`.execute(database.kysely)
  return rows.map(row => row.person)
}

/**
 * What is settled, or meanwhile somebody else's, stays as it is. What is said of each is looked up by their id in one
 * object: joined with a recordset, of which the planner knows nothing, every row would be held against every other.
 */
export async function settle(
  database: Database,
  broadcastId: string,
  settlements: Settlement[],
  holder = '',
): Promise<void> {
  if (settlements.length === 0) return
  const said = JSON.stringify(Object.fromEntries(settlements.map(({ person, ...what }) => [person, what])))
  const of = (field: string): RawBuilder<string | null> => sql`said.of->person->>${sql.lit(field)}`
  await sql`
    update delivery set state = ${of('state')}, reason = ${of('reason')},
      activity_id = coalesce(${of('activityId')}, activity_id), conversation_id = coalesce(${of('conversationId')}, conversation_id),
      not_before = now() + (${of('afterMs')})::float8 * interval '1 ms',
      lease_until = null, lease_owner = null, settled_at = case when ${of('state')} <> 'queued' then now() end
    from (select ${said}::jsonb as of) as said
    where broadcast_id = ${broadcastId} and person = any(${settlements.map(({ person }) => person)}::text[])
      and state in ('queued', 'sending') and lease_owner = ${owner(database, holder)}`.execute(database.kysely)
}

export async function recover({ kysely }: Database, broadcastId: string, repeatable: boolean): Promise<number> {
  const { rows } = await sql<{ state: string }>`
    update delivery set
      state = case when ${repeatable} then 'queued' else 'unknown' end,
      settled_at = case when not ${repeatable} then now() end,
      lease_until = null, lease_owner = null
    where broadcast_id = ${broadcastId} and settled_at is null and state = 'sending' and lease_until <= now()
    returning state`.execute(kysely)
  return rows.filter(row => row.state === 'unknown').length
}

/**
 * Claimed ones too: they have not left yet, and `markSending` then lets none of them go. Only while the broadcast is
 * ended: a resumption that is committed meanwhile waits for this statement, or this one finds it running again.
 */
export async function cancelQueued({ kysely }: Database, broadcastId: string): Promise<number> {
  const { rows } = await sql<{ cancelled: number }>`
    with ended as materialized (
      select id from broadcast where id = ${broadcastId} and doc->>'state' in ('stopped', 'cancelled') for share),
    cancelled as (
      update delivery set state = 'refused', reason = 'cancelled', lease_until = null, lease_owner = null, settled_at = now()
      where broadcast_id = (select id from ended) and settled_at is null and state = 'queued' returning 1)
    select count(*)::int as cancelled from cancelled`.execute(kysely)
  return rows[0]!.cancelled
}

/** Whose a claim is, among all processes and all that claim in this one. */
function owner({ instance }: Database, holder: string): string {
  return `${instance} ${holder}`
}
