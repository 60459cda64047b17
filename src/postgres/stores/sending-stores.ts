import { sql } from 'kysely'
import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import type { ListedPeople } from '../../core/domain/audiences/people-list.ts'
import type { Conversation } from '../../core/domain/people/conversation.ts'
import type { Conversations } from '../../core/ports/people.ts'
import type { Broadcasts, PeopleLists } from '../../core/ports/stores.ts'
import { gathered } from '../gathered.ts'
import { docsOf } from '../docs-of.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

/** The broadcasts of a list, each of which asks what changes it. */
const targetsMost = 100

export function broadcasts(database: Database): Broadcasts {
  const changing = gathered((asked: { targetId: string }[]) => readChanges(database, asked), { limit: targetsMost })
  return {
    byId: gatheredRows(database, 'broadcast'),
    urgent: async () => {
      const running = database.kysely
        .selectFrom('broadcast')
        .select('id')
        .where(sql<boolean>`doc ? 'urgent' and doc->>'state' = 'running'`)
      return (await running.execute()).map(row => row.id)
    },
    changing: targetId => changing({ targetId }),
    recent: limit =>
      docsOf(database, 'broadcast')(sql`where doc->>'kind' <> 'remark' order by said_at desc, id limit ${limit}`),
  }
}

/** The broadcasts that change each of these, newest first. */
async function readChanges({ kysely }: Database, asked: { targetId: string }[]): Promise<Broadcast[][]> {
  const { rows } = await sql<{ doc: Broadcast }>`
    select doc from broadcast where doc->>'targetId' = any(${asked.map(({ targetId }) => targetId)}::text[])
    order by said_at desc, id`.execute(kysely)
  const found = Map.groupBy(rows, ({ doc }) => doc.targetId)
  return asked.map(({ targetId }) => (found.get(targetId) ?? []).map(({ doc }) => doc))
}

/** The people stay in the database: reading some lists of fifty thousand would block the process. */
const listed = sql<ListedPeople>`doc - 'people' || jsonb_build_object('size', jsonb_array_length(doc->'people'))`

export function peopleLists(database: Database): PeopleLists {
  const newest = () =>
    database.kysely.selectFrom('people_list').select(listed.as('list')).orderBy('created_at', 'desc').orderBy('id')
  return {
    byId: gatheredRows(database, 'people_list'),
    waitingFor: async person => {
      const [last] = await newest()
        .where(sql<boolean>`doc->'addedBy'->>'id' = ${person}`)
        .limit(1)
        .execute()
      return last?.list.state === 'read' ? last.list : null
    },
    recent: async limit => {
      const rows = await newest()
        .where(sql<boolean>`doc->>'state' = 'kept'`)
        .limit(limit)
        .execute()
      return rows.map(row => row.list)
    },
  }
}

type Mark = Parameters<Conversations['mark']>[1]

export function conversations({ kysely }: Database): Conversations {
  return {
    of: async people => {
      const { rows } = await sql<Conversation>`
        select person, conversation_id as "conversationId", service_url as "serviceUrl", state, locale, met,
          opted_out as "optedOut", teams_id as "teamsId"
        from conversation where person = any(${people}::text[])`.execute(kysely)
      return new Map(rows.map(row => [row.person, row]))
    },
    remember: async ({ person, conversationId, serviceUrl, locale, teamsId = null }) => {
      await sql`
        insert into conversation (person, conversation_id, service_url, state, locale, teams_id)
        values (${person}, ${conversationId}, ${serviceUrl}, 'open', ${locale}, ${teamsId})
        on conflict (person) do update set conversation_id = excluded.conversation_id, service_url = excluded.service_url,
          state = 'open', locale = coalesce(excluded.locale, conversation.locale), teams_id = coalesce(excluded.teams_id, conversation.teams_id),
          updated_at = now()
        where (conversation.conversation_id, conversation.service_url, conversation.state, conversation.locale, conversation.teams_id)
          is distinct from (excluded.conversation_id, excluded.service_url, 'open', coalesce(excluded.locale, conversation.locale),
            coalesce(excluded.teams_id, conversation.teams_id))
      `.execute(kysely)
    },
    optOut: async (person, out) => {
      await sql`
        insert into conversation (person, service_url, state, opted_out) values (${person}, '', 'open', ${out})
        on conflict (person) do update set opted_out = excluded.opted_out`.execute(kysely)
    },
    mark: async (person, mark) => {
      if (mark === 'forget')
        await kysely.updateTable('conversation').set({ conversation_id: null }).where('person', '=', person).execute()
      else await keep(kysely, person, mark)
    },
  }
}

/** Marks also a person whom Mary never met, so that people without Teams are not tried again and again. */
async function keep(kysely: Database['kysely'], person: string, mark: Exclude<Mark, 'forget'>): Promise<void> {
  const set = mark === 'met' ? { met: true } : { state: mark }
  await kysely
    .insertInto('conversation')
    .values({ person, conversation_id: null, service_url: '', locale: null, state: 'open', met: false, ...set })
    .onConflict(on => on.column('person').doUpdateSet(set))
    .execute()
}
