import { sql } from 'kysely'
import type {
  Delivery,
  DeliveryCounts,
  DeliveryReport,
  DeliveryState,
  RefusedReason,
} from '../../core/domain/broadcasts/broadcast.ts'
import type { Database } from '../open/database.ts'
import { deliveryColumns } from './delivery-look-ups.ts'

/** The pace of now: long enough to see that Teams asks everybody to wait, short enough to forget it soon. */
const recentSeconds = 30

type Row = {
  state: DeliveryState
  reason: RefusedReason | null
  department: string | null
  people: number
  recently: number
  ms: number | null
}

/** Departments with most people first; those without one at the end. */
export async function report({ kysely }: Database, broadcastId: string): Promise<DeliveryReport> {
  const { rows } = await sql<Row>`
    select state, reason, department, count(*)::int as people,
      count(*) filter (where settled_at > now() - make_interval(secs => ${recentSeconds}))::int as recently,
      (extract(epoch from now() - min(settled_at) filter (where settled_at > now() - make_interval(secs => ${recentSeconds}))) * 1000)::int as ms
    from delivery
    where broadcast_id = ${broadcastId} group by state, reason, department`.execute(kysely)
  return {
    counts: countStates(rows),
    ...recentOf(rows),
    refused: countReasons(rows),
    departments: countDepartments(rows),
  }
}

/** Only while somebody is left. */
function recentOf(rows: Row[]): Pick<DeliveryReport, 'recent'> {
  if (!rows.some(({ state }) => state === 'queued' || state === 'sending')) return {}
  const people = rows.reduce((total, { recently }) => total + recently, 0)
  return people === 0 ? {} : { recent: { people, ms: Math.max(...rows.map(({ ms }) => ms ?? 0)) } }
}

function countStates(rows: Row[]): DeliveryCounts {
  const counts: DeliveryCounts = { queued: 0, sending: 0, delivered: 0, refused: 0, unknown: 0 }
  for (const { state, people } of rows) counts[state] += people
  return counts
}

function countReasons(rows: Row[]): DeliveryReport['refused'] {
  const refused: DeliveryReport['refused'] = {}
  for (const { reason, people } of rows) if (reason !== null) refused[reason] = (refused[reason] ?? 0) + people
  return refused
}

function countDepartments(rows: Row[]): DeliveryReport['departments'] {
  const departments = [...Map.groupBy(rows, row => row.department)].map(([name, own]) => ({
    name,
    people: sum(own),
    delivered: sum(own.filter(row => row.state === 'delivered')),
    refused: sum(own.filter(row => row.state === 'refused')),
    unknown: sum(own.filter(row => row.state === 'unknown')),
  }))
  const none = (name: string | null): number => (name === null ? 1 : 0)
  return departments.sort(
    (a, b) => none(a.name) - none(b.name) || b.people - a.people || (a.name ?? '').localeCompare(b.name ?? '', 'fr'),
  )
}

function sum(rows: Row[]): number {
  return rows.reduce((total, row) => total + row.people, 0)
}

const pageSize = 5000

export async function* undelivered({ kysely }: Database, broadcastId: string): AsyncIterable<Delivery[]> {
  for (let after = ''; ;) {
    const { rows } = await sql<Delivery>`
      select ${deliveryColumns('delivery')} from delivery
      where broadcast_id = ${broadcastId} and state in ('refused', 'unknown') and person > ${after}
      order by person limit ${pageSize}`.execute(kysely)
    if (rows.length > 0) yield rows
    if (rows.length < pageSize) return
    after = rows.at(-1)!.person
  }
}
