import { sql } from 'kysely'
import type { CampaignReach } from '../../core/domain/campaigns/campaign.ts'
import type {
  Delivery,
  DeliveryCounts,
  DeliveryReport,
  DeliveryState,
  RefusedReason,
} from '../../core/domain/broadcasts/broadcast.ts'
import { gathered } from '../gathered.ts'
import type { Database } from '../open/database.ts'
import { deliveryColumns } from './delivery-look-ups.ts'

/** The period for the present pace: long enough to see that Teams makes everybody wait, short enough to forget it. */
const recentSeconds = 30
const pageSize = 1000
const alphabet = new Intl.Collator('fr')

/** A number of the tally, summed over the slots of all connections. */
type Counted = {
  state: 'planned' | Exclude<DeliveryState, 'queued'>
  reason: RefusedReason | null
  department: string | null
  people: number
  /** How many connections counted it; more than one: to be folded once all is settled. */
  slots: number
}
type Recent = { people: number; ms: number | null }

/** So many are read in one statement: a list of broadcasts asks for each. */
const most = 100

/**
 * From the tally that every statement on the ledger keeps: as many rows as there are departments and outcomes, however
 * many people. Departments with most people first; those without one at the end.
 */
export function createReport(database: Database): (broadcastId: string) => Promise<DeliveryReport> {
  const tally = gathered((asked: { id: string }[]) => readTallies(database, asked), { limit: most })
  return async broadcastId => {
    const rows = await tally({ id: broadcastId })
    const counts = countStates(rows)
    const isOpen = counts.queued + counts.sending > 0
    if (!isOpen && rows.some(({ slots }) => slots > 1))
      await sql`select fold_tally(${broadcastId})`.execute(database.kysely)
    return {
      counts,
      ...(isOpen ? recently(await settledOfLate(database, broadcastId)) : {}),
      refused: countReasons(rows),
      departments: countDepartments(rows),
    }
  }
}

async function readTallies({ kysely }: Database, asked: { id: string }[]): Promise<Counted[][]> {
  const { rows } = await sql<Counted & { id: string }>`
    select broadcast_id as id, state, reason, department, sum(people)::int as people, count(*)::int as slots
    from delivery_tally where broadcast_id = any(${[...new Set(asked.map(({ id }) => id))]}::text[])
    group by broadcast_id, state, reason, department having sum(people) <> 0`.execute(kysely)
  const found = Map.groupBy(rows, ({ id }) => id)
  return asked.map(({ id }) => found.get(id) ?? [])
}

async function settledOfLate({ kysely }: Database, broadcastId: string): Promise<Recent> {
  const { rows } = await sql<Recent>`
    select count(*)::int as people, (extract(epoch from now() - min(settled_at)) * 1000)::int as ms
    from delivery
    where broadcast_id = ${broadcastId} and settled_at > now() - make_interval(secs => ${recentSeconds})`.execute(
    kysely,
  )
  return rows[0]!
}

function recently({ people, ms }: Recent): Pick<DeliveryReport, 'recent'> {
  return people === 0 ? {} : { recent: { people, ms: ms ?? 0 } }
}

function countStates(rows: Counted[]): DeliveryCounts {
  const of = (state: Counted['state']): number => sum(rows.filter(row => row.state === state))
  const [sending, delivered, refused, unknown] = [of('sending'), of('delivered'), of('refused'), of('unknown')]
  return { queued: of('planned') - sending - delivered - refused - unknown, sending, delivered, refused, unknown }
}

function countReasons(rows: Counted[]): DeliveryReport['refused'] {
  const refused: DeliveryReport['refused'] = {}
  for (const { reason, people } of rows) if (reason !== null) refused[reason] = (refused[reason] ?? 0) + people
  return refused
}

function countDepartments(rows: Counted[]): DeliveryReport['departments'] {
  const counted = rows.filter(({ state }) => state !== 'sending')
  const departments = [...Map.groupBy(counted, row => row.department)].map(([name, own]) => {
    const of = (state: Counted['state']): number => sum(own.filter(row => row.state === state))
    return { name, people: of('planned'), delivered: of('delivered'), refused: of('refused'), unknown: of('unknown') }
  })
  const none = (name: string | null): number => (name === null ? 1 : 0)
  return departments.sort(
    (a, b) => none(a.name) - none(b.name) || b.people - a.people || alphabet.compare(a.name ?? '', b.name ?? ''),
  )
}

function sum(rows: Counted[]): number {
  return rows.reduce((total, row) => total + row.people, 0)
}

/**
 * People without Teams, or with a closed account, are in `people` too: they were meant. If the names of a broadcast
 * were deleted, its people are counted apart, since nobody can tell who was in another broadcast as well.
 */
export async function reach({ kysely }: Database, broadcastIds: string[]): Promise<CampaignReach> {
  const { rows } = await sql<CampaignReach>`
    with each as (
      select bool_or(state = 'delivered') as got, bool_or(state = 'refused' and reason in ('no-teams', 'gone')) as gone
      from delivery where broadcast_id = any(${broadcastIds}::text[])
        and broadcast_id not in (select id from broadcast where doc ? 'namesGoneAt') group by person),
    counted as (
      select state, reason, people from delivery_tally where broadcast_id = any(${broadcastIds}::text[])
        and broadcast_id in (select id from broadcast where doc ? 'namesGoneAt'))
    select ((select count(*) from each) + coalesce(sum(people) filter (where state = 'planned'), 0))::int as people,
      ((select count(*) from each where got) + coalesce(sum(people) filter (where state = 'delivered'), 0))::int as reached,
      ((select count(*) from each where gone and not got)
        + coalesce(sum(people) filter (where state = 'refused' and reason in ('no-teams', 'gone')), 0))::int as "withoutAccount"
    from counted`.execute(kysely)
  return rows[0]!
}

export async function* undelivered({ kysely }: Database, broadcastId: string): AsyncIterable<Delivery[]> {
  for (let after = ''; ;) {
    const { rows } = await sql<Delivery>`
      select ${deliveryColumns('delivery')} from delivery
      where broadcast_id = ${broadcastId} and undelivered and person > ${after}
      order by person limit ${pageSize}`.execute(kysely)
    if (rows.length > 0) yield rows
    if (rows.length < pageSize) return
    after = rows.at(-1)!.person
  }
}
