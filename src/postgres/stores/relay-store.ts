import { sql } from 'kysely'
import type { RelayRounds, RelayTasks } from '../../core/ports/relays.ts'
import { docsOf } from '../docs-of.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function relayRounds(database: Database): RelayRounds {
  const docs = docsOf(database, 'relay_round')
  return {
    byId: gatheredRows(database, 'relay_round'),
    byCode: async code => (await docs(sql`where code = ${code} limit 1`))[0] ?? null,
    ofPost: postId => docs(sql`where post_id = ${postId} order by created_at desc, id`),
    askedBetween: (from, to) => docs(sql`where asked_at >= ${from} and asked_at < ${to} order by asked_at, id`),
    open: (before, after, limit) =>
      docs(sql`where open and asked_at < ${before} and id > ${after} order by id limit ${limit}`),
    endedBefore: (at, limit) => docs(sql`where doc->'ended'->>'at' < ${at} order by id limit ${limit}`),
    openCodes: async () => {
      const { rows } = await sql<{ code: string }>`select code from relay_round where open`.execute(database.kysely)
      return rows.map(({ code }) => code)
    },
  }
}

export function relayTasks(database: Database): RelayTasks {
  const docs = docsOf(database, 'relay_task')
  return {
    byId: gatheredRows(database, 'relay_task'),
    of: async roundId => {
      const rows = await docs(sql`where round_id = ${roundId}`)
      return rows.sort((one, other) => one.site.name.localeCompare(other.site.name, 'fr'))
    },
    askedOf: (person, limit) =>
      docs(sql`where person = ${person} and exists (select from relay_round where id = round_id and open)
        order by created_at desc, id limit ${limit}`),
    ofRelay: (person, limit) =>
      docs(sql`where person = ${person} or doc->'past' @> ${JSON.stringify([{ id: person }])}::jsonb
        order by created_at desc, id limit ${limit}`),
    newestAt: async siteId => {
      const [newest] = await docs(sql`where doc->'site'->>'id' = ${siteId}
        and (person is not null or doc->'past' <> '[]'::jsonb) order by created_at desc, id limit 1`)
      return newest ?? null
    },
  }
}
