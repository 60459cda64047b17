/**
 * Leases and retries go by `now()` of the database: processes with clocks apart, or a clock that jumps, neither take
 * each other's rows nor send early.
 */

import { type RawBuilder, sql } from 'kysely'
import type { PersonId } from '../../core/domain/actor.ts'
import type { ClaimedDelivery } from '../../core/domain/broadcasts/broadcast.ts'
import type { Deliveries, Settlement } from '../../core/ports/ledger.ts'
import { gathered } from '../gathered.ts'
import type { Database } from '../open/database.ts'
import { conversationColumn, deliveryColumns } from './delivery-look-ups.ts'

type Claim = (broadcastId: string, limit: number, leaseMs: number, holder?: string) => Promise<ClaimedDelivery[]>

const keptPlaces = 100

/**
 * Untried rows are taken in the order of their people, from where this process last was: claims from the beginning
 * would walk over everything that was sent before. Rows left behind, or tried again, come once the end is reached.
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
      places.set(
        broadcastId,
        fresh.reduce((last, { person }) => (person > last ? person : last), ''),
      )
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

/** The step of one claimed row: it is about to leave, or is settled. */
type Step = { person: PersonId; state: 'sending' } | Settlement
/** The rows that one run writes together. */
type Steps = { broadcastId: string; owner: string; steps: Step[] }

/** As many as there are runs in a process, each of which marks and settles. */
const mostRuns = 16

/** `markSending` and `settle` of all runs of this process: calls during a statement go out together in the next. */
export function createSteps(database: Database): Pick<Deliveries, 'markSending' | 'settle'> {
  const write = gathered((runs: Steps[]) => advance(database, runs), { limit: mostRuns, choose: ofOneBroadcast })
  return {
    markSending: async (broadcastId, people, holder = '') => {
      const steps: Step[] = people.map(person => ({ person, state: 'sending' }))
      return steps.length === 0 ? [] : write({ broadcastId, owner: owner(database, holder), steps })
    },
    settle: async (broadcastId, steps, holder = '') => {
      if (steps.length > 0) await write({ broadcastId, owner: owner(database, holder), steps })
    },
  }
}

function ofOneBroadcast(waiting: readonly Steps[]): Set<Steps> {
  return new Set(waiting.filter(({ broadcastId }) => broadcastId === waiting[0]!.broadcastId))
}

/**
 * Only a claim that is still held becomes `sending`; a row that is settled, or claimed by another, stays as it is.
 * Answers for each run which people may be sent to. `person` is twice in the condition: as a list of ids it leads to
 * the rows by the index, whatever the planner believes of the table.
 */
async function advance({ kysely }: Database, runs: Steps[]): Promise<PersonId[][]> {
  const rows = runs.flatMap(({ owner, steps }) => steps.map(step => columnsOf(step, owner)))
  const column = (at: number): unknown[] => rows.map(row => row[at])
  const { rows: left } = await sql<{ person: PersonId; owner: string }>`
    with advanced as (
      update delivery set
        state = step.state, reason = step.reason,
        attempts = attempts + (step.state = 'sending')::int,
        activity_id = coalesce(step.activity, activity_id), conversation_id = coalesce(step.conversation, conversation_id),
        not_before = case when step.state = 'sending' then not_before else now() + step.after_ms * interval '1 ms' end,
        lease_until = case when step.state = 'sending'
          then greatest(lease_until, now() + ${sendingLeaseMs}::float8 * interval '1 ms') end,
        lease_owner = case when step.state = 'sending' then lease_owner end,
        settled_at = case when step.state not in ('sending', 'queued') then now() end
      from unnest(${column(0)}::text[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[],
        ${column(4)}::text[], ${column(5)}::text[], ${column(6)}::float8[])
        as step(person, owner, state, reason, activity, conversation, after_ms)
      where broadcast_id = ${runs[0]!.broadcastId} and delivery.person = any(${column(0)}::text[])
        and delivery.person = step.person and lease_owner = step.owner
        and case step.state when 'sending' then delivery.state = 'queued' and lease_until > now()
          else delivery.state in ('queued', 'sending') end
      returning delivery.person, delivery.state, lease_owner as owner)
    select person, owner from advanced where state = 'sending'`.execute(kysely)
  const allowed = Map.groupBy(left, row => row.owner)
  return runs.map(({ owner }) => allowed.get(owner)?.map(({ person }) => person) ?? [])
}

function columnsOf(step: Step, owner: string) {
  const { activityId = null, conversationId = null } = step.state === 'delivered' ? step : {}
  const reason = step.state === 'refused' ? step.reason : null
  const afterMs = step.state === 'queued' ? step.afterMs : null
  return [step.person, owner, step.state, reason, activityId, conversationId, afterMs] as const
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
 * Claimed rows too: they have not left yet, and `markSending` then lets none of them go. Only while the broadcast is
 * ended: a resumption that is committed meanwhile waits for this statement, or this one finds the broadcast running
 * again.
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

/** The holder of a claim, unique among all processes and all holders in this one. */
function owner({ instance }: Database, holder: string): string {
  return `${instance} ${holder}`
}
