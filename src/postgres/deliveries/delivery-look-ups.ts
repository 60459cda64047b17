import type { ClaimedDelivery } from '../../core/domain/broadcasts/broadcast.ts'
import { type RawBuilder, sql } from 'kysely'
import type { PersonId } from '../../core/domain/actor.ts'
import type { Instant } from '../../core/domain/time.ts'
import { gathered } from '../gathered.ts'
import type { Database } from '../open/database.ts'
import { prepared } from '../open/prepared-client.ts'

/** The columns of a row as the core names them. */
export function deliveryColumns(table: string): RawBuilder<unknown> {
  const of = (column: string): RawBuilder<unknown> => sql.ref(`${table}.${column}`)
  return sql`${of('broadcast_id')} as "broadcastId", ${of('person')} as person, ${of('given_name')} as "givenName",
    ${of('department')} as department, ${of('state')} as state, ${of('reason')} as reason, ${of('attempts')} as attempts,
    ${of('conversation_id')} as "conversationId", ${of('activity_id')} as "activityId"`
}

/** Where the person is reached, of a joined row; null: never met. */
export const conversationColumn: RawBuilder<unknown> = sql`
  case when conversation.person is not null then json_build_object('person', conversation.person,
    'conversationId', conversation.conversation_id, 'serviceUrl', service_url, 'state', conversation.state,
    'locale', conversation.locale, 'met', met, 'optedOut', opted_out) end as conversation`

/** A held row is due when its lease ends, in case its holder is gone. */
export async function nextDueMs({ kysely }: Database, broadcastId: string): Promise<number | null> {
  const { rows } = await sql<{ due: number | null }>`
    select extract(epoch from min(coalesce(greatest(not_before, lease_until), planned_at)) - now())::float8 * 1000 as due
    from delivery where broadcast_id = ${broadcastId} and settled_at is null`.execute(kysely)
  const due = rows[0]?.due ?? null
  return due === null ? null : Math.max(0, due)
}

export async function hasDue({ kysely }: Database, broadcastId: string): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select from delivery
      where broadcast_id = ${broadcastId} and settled_at is null and state = 'queued' and (not_before is null or not_before <= now())) as due`.execute(
    kysely,
  )
  return rows[0]?.due === true
}

type Asked = { broadcastId: string; person: PersonId }
const askedMost = 500

/** Each press on a card asks for one: those of one moment are read together, each with an object of its own. */
export function byPerson({ kysely }: Database): (asked: Asked) => Promise<ClaimedDelivery | null> {
  const read = async (all: Asked[]): Promise<(ClaimedDelivery | null)[]> => {
    const { rows } = await sql<ClaimedDelivery & { place: number }>`
      ${prepared('delivery-of-person')}select ${deliveryColumns('delivery')}, delivery.locale, ${conversationColumn}, place::int as place
      from unnest(${all.map(one => one.broadcastId)}::text[], ${all.map(one => one.person)}::text[])
        with ordinality as asked(broadcast_id, person, place)
      join delivery on delivery.broadcast_id = asked.broadcast_id and delivery.person = asked.person
      left join conversation on conversation.person = asked.person`.execute(kysely)
    const found = new Map(rows.map(({ place, ...delivery }) => [place, delivery]))
    return all.map((_, index) => found.get(index + 1) ?? null)
  }
  return gathered(read, { limit: askedMost })
}

/** New cards only: a correction is no further message. */
export async function receivedSince(
  { kysely }: Database,
  people: PersonId[],
  since: Instant,
  least: number,
): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from (
      select person from delivery join broadcast on broadcast.id = broadcast_id and broadcast.doc->>'kind' = 'send'
      where person = any(${people}::text[]) and delivery.state = 'delivered' and settled_at is not null and settled_at >= ${since}::timestamptz
      group by person having count(*) >= ${least}) as often`.execute(kysely)
  return rows[0]!.people
}

export async function among({ kysely }: Database, broadcastId: string, people: PersonId[]): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from delivery
    where broadcast_id = ${broadcastId} and person = any(${people}::text[])`.execute(kysely)
  return rows[0]!.people
}
