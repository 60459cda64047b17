import { sql } from 'kysely'
import type { RelayRounds, RelayTasks } from '../../core/ports/relays.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

/** As a word of the statement: of a value that comes beside it no plan can tell that the index of open ones has all. */
const isOpen = sql<boolean>`open`

export function relayRounds(database: Database): RelayRounds {
  const docs = () => database.kysely.selectFrom('relay_round').select('doc')
  return {
    byId: gatheredRows(database, 'relay_round'),
    byCode: async code => (await docs().where('code', '=', code).executeTakeFirst())?.doc ?? null,
    ofPost: async postId => {
      const rows = docs().where('post_id', '=', postId).orderBy('created_at', 'desc').orderBy('id')
      return (await rows.execute()).map(({ doc }) => doc)
    },
    askedBetween: async (from, to) => {
      const rows = docs().where('asked_at', '>=', from).where('asked_at', '<', to).orderBy('asked_at').orderBy('id')
      return (await rows.execute()).map(({ doc }) => doc)
    },
    open: async (before, after, limit) => {
      const rows = docs().where(isOpen).where('asked_at', '<', before).where('id', '>', after)
      return (await rows.orderBy('id').limit(limit).execute()).map(({ doc }) => doc)
    },
    endedBefore: async (at, limit) => {
      const rows = docs().where(sql<boolean>`doc->'ended'->>'at' < ${at}`)
      return (await rows.orderBy('id').limit(limit).execute()).map(({ doc }) => doc)
    },
    openCodes: async () => {
      const rows = database.kysely.selectFrom('relay_round').select('code').where(isOpen)
      return (await rows.execute()).map(({ code }) => code)
    },
  }
}

export function relayTasks(database: Database): RelayTasks {
  const docs = () => database.kysely.selectFrom('relay_task').select('relay_task.doc')
  return {
    byId: gatheredRows(database, 'relay_task'),
    of: async roundId => {
      const rows = await docs().where('round_id', '=', roundId).execute()
      return rows.map(({ doc }) => doc).sort((one, other) => one.site.name.localeCompare(other.site.name, 'fr'))
    },
    askedOf: async (person, limit) => {
      const rows = docs()
        .innerJoin('relay_round', 'relay_round.id', 'relay_task.round_id')
        .where('person', '=', person)
        .where('relay_round.open', '=', true)
        .orderBy('relay_task.created_at', 'desc')
        .orderBy('relay_task.id')
      return (await rows.limit(limit).execute()).map(({ doc }) => doc)
    },
    ofRelay: async (person, limit) => {
      const theirs = docs().where(of =>
        of.or([of('person', '=', person), sql<boolean>`doc->'past' @> ${JSON.stringify([{ id: person }])}::jsonb`]),
      )
      const rows = await theirs.orderBy('created_at', 'desc').orderBy('id').limit(limit).execute()
      return rows.map(({ doc }) => doc)
    },
    newestAt: async siteId => {
      const there = docs()
        .where(sql<boolean>`doc->'site'->>'id' = ${siteId}`)
        .where(of => of.or([of('person', 'is not', null), sql<boolean>`doc->'past' <> '[]'::jsonb`]))
      return (await there.orderBy('created_at', 'desc').orderBy('id').limit(1).executeTakeFirst())?.doc ?? null
    },
  }
}
