import { Client } from 'pg'
import { dayIn } from '../../test/support/day-in.ts'
import { eventually } from '../../test/support/eventually.ts'
import type { Lying } from '../../test/support/press-event.ts'
import { cast } from '../../test/support/road.ts'
import { approved, broadcastNow } from '../../test/support/steps.ts'
import type { TownClient } from '../../test/support/town-client.ts'
import { cpuOfFamily, serverOf } from '../process-cpu.ts'

export type Cards = (Lying & { person: string })[]
export type EventCopies = {
  /** The event that was really brought, on the cards of everybody who received it. */
  hot: string
  /** Others like it, each with nobody's answers yet, on the very same cards. */
  many: string[]
  cards: Cards
  /** How many answers are in the journal. */
  answers(): Promise<number>
  /** CPU seconds of the server behind the database. */
  serverCpu(): number
  close(): Promise<void>
}

const title = 'La fête des agents'

/** One event is brought by people to everybody; the others are copied from it, row by row. */
export async function openEvents(
  databaseUrl: string,
  town: TownClient,
  { copies, capacity }: { copies: number; capacity: number },
): Promise<EventCopies> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const server = await serverOf(client)
  const { postId, broadcastId } = await brought(client, town, capacity)
  const many = Array.from(
    { length: copies },
    (_, index) => `be9c0000-0000-4000-8005-${String(index).padStart(12, '0')}`,
  )
  for (const [index, id] of many.entries())
    await copy(client, { postId, broadcastId }, { postId: id, broadcastId: id.replace('-8005-', '-8006-') }, index)
  const { rows: cards } = await client.query<Cards[number]>(
    `select person, conversation_id as "conversationId", activity_id as "activityId"
    from delivery where broadcast_id = $1 and state = 'delivered' order by person`,
    [broadcastId],
  )
  return {
    hot: postId,
    many,
    cards,
    answers: async () =>
      Number(
        (await client.query<{ count: string }>(`select count(*) from journal where verb = 'event.answered'`)).rows[0]!
          .count,
      ),
    serverCpu: () => cpuOfFamily(server),
    close: () => client.end(),
  }
}

type Ids = { postId: string; broadcastId: string }

async function brought(client: Client, town: TownClient, capacity: number): Promise<Ids> {
  const people = await cast(town)
  const words = { title, kind: 'event', date: dayIn(30), time: '12:30', place: 'Halle aux grains' }
  const card = await approved(town, people, { ...words, capacity: String(capacity), everyone: 'true' })
  await broadcastNow(town, people.comms.id, card)
  return eventually(
    async () => {
      const { rows } = await client.query<Ids>(
        `select doc->>'postId' as "postId", id as "broadcastId" from broadcast
        where doc->>'title' = $1 and doc->>'state' = 'done'`,
        [title],
      )
      return rows[0]
    },
    'everybody has the card',
    300_000,
  )
}

async function copy(client: Client, from: Ids, to: Ids, number: number): Promise<void> {
  const ids = [from.postId, to.postId, from.broadcastId, to.broadcastId]
  const renamed = 'replace(replace(doc::text, $1, $2), $3, $4)::jsonb'
  const reference = `PUB-2026-${100_000 + number}`
  await client.query(
    `insert into post (id, version, doc)
    select $2, version, jsonb_set(${renamed}, '{reference}', to_jsonb($5::text)) from post where id = $1`,
    [...ids, reference],
  )
  await client.query(
    `insert into broadcast (id, version, doc)
    select $4, version, jsonb_set(${renamed}, '{postReference}', to_jsonb($5::text)) from broadcast where id = $3`,
    [...ids, reference],
  )
  await client.query(
    `insert into delivery (broadcast_id, person, given_name, department, locale, state, reason, attempts,
      conversation_id, activity_id, settled_at)
    select $2, person, given_name, department, locale, state, reason, attempts, conversation_id, activity_id, settled_at
    from delivery where broadcast_id = $1`,
    [from.broadcastId, to.broadcastId],
  )
}
