import { sql } from 'kysely'
import type { Assistants } from '../../core/domain/events/assistants.ts'
import { answerId, type EventTally } from '../../core/domain/events/event.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import type { AssistantsOf, CalendarCopies, Events } from '../../core/ports/event-stores.ts'
import type { Initiatives, Notes, Posts } from '../../core/ports/stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import { authorsOf } from '../schema/author-index.ts'
import { nearInitiatives } from './near-initiatives.ts'
import type { Database } from '../open/database.ts'

export function initiatives(database: Database): Initiatives {
  const docs = () => database.kysely.selectFrom('initiative').select('doc')
  return {
    byId: gatheredRows(database, 'initiative'),
    byAuthor: async (author, limit) => {
      const rows = await docs()
        .where('author', '=', author)
        .orderBy('submitted_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(row => row.doc)
    },
    from: async (after, limit) => {
      const rows = await docs().where('id', '>', after).orderBy('id').limit(limit).execute()
      return rows.map(row => row.doc)
    },
    waiting: async limit => {
      const waits = docs().where('state', 'in', ['received', 'taken', 'asked'])
      const rows = await waits.orderBy('submitted_at').orderBy('id').limit(limit).execute()
      return rows.map(row => row.doc)
    },
    near: nearInitiatives(database),
    withPicture: async (...pictureIds) => {
      const having = sql<boolean>`attached_pictures(doc) && ${pictureIds}::text[]`
      const rows = await docs().where(having).orderBy('id').execute()
      return rows.map(row => row.doc)
    },
    putOff: async limit => {
      const day = sql`doc->>'laterOn'`
      const rows = await docs().where('state', '=', 'later').orderBy(day).orderBy('id').limit(limit).execute()
      return rows.map(row => row.doc)
    },
    // A section is renamed a few times a year: no index pays for it.
    filedUnder: async (section, after, limit) => {
      const filed = docs()
        .where(sql<boolean>`doc->>'section' = ${section}`)
        .where('id', '>', after)
      const rows = await filed.orderBy('id').limit(limit).execute()
      return rows.map(row => row.doc)
    },
  }
}

export function posts(database: Database): Posts {
  return {
    byId: gatheredRows(database, 'post'),
    recent: async limit => {
      const kept = database.kysely.selectFrom('post').select('doc').where('state', '<>', 'cancelled')
      const rows = await kept.orderBy('updated_at', 'desc').orderBy('id').limit(limit).execute()
      return rows.map(row => row.doc)
    },
    writtenBy: async (author, limit) => {
      const { rows } = await sql<{ doc: Post }>`select doc from post
        where ${sql.raw(authorsOf)} @> ${JSON.stringify([{ id: author }])}::jsonb and state <> 'cancelled'
        order by updated_at desc, id limit ${limit}`.execute(database.kysely)
      return rows.map(({ doc }) => doc)
    },
    withPicture: async (...pictureIds) => {
      const having = sql<boolean>`pictures && ${pictureIds}::text[]`
      const rows = await database.kysely.selectFrom('post').select('doc').where(having).orderBy('id').execute()
      return rows.map(row => row.doc)
    },
    withSealedVideo: async digest => {
      const having = sql<boolean>`sealed_videos(doc) @> ${[digest]}::text[]`
      const rows = await database.kysely.selectFrom('post').select('doc').where(having).orderBy('id').execute()
      return rows.map(row => row.doc)
    },
  }
}

export function notes(database: Database): Notes {
  return {
    byId: gatheredRows(database, 'note'),
    lastKept: async writer => {
      const row = await database.kysely
        .selectFrom('note')
        .select('doc')
        .where('writer', '=', writer)
        .where('state', '=', 'kept')
        .orderBy('said_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.doc ?? null
    },
    forwarded: async (from, limit) => {
      const sent = database.kysely.selectFrom('note').select('doc').where('state', '=', 'forwarded')
      const rows = await sent.orderBy('said_at', 'desc').orderBy('id').offset(from).limit(limit).execute()
      return rows.map(row => row.doc)
    },
  }
}

export function calendarCopies(database: Database): CalendarCopies {
  const docs = () => database.kysely.selectFrom('calendar_copy').select('doc')
  return {
    byId: gatheredRows(database, 'calendar_copy'),
    ofPost: async (postId, after, limit) => {
      // `;` follows `:` in order.
      const within = docs().where('id', '>=', `${postId}:`).where('id', '<', `${postId};`)
      const rows = await within.where('id', '>', after).orderBy('id').limit(limit).execute()
      return rows.map(row => row.doc)
    },
  }
}

export function assistants(database: Database): AssistantsOf {
  return {
    byId: gatheredRows(database, 'assistants'),
    concerning: async (people, after, limit) => {
      const { rows } = await sql<{ doc: Assistants }>`select doc from assistants
        where (id = any(${people}::text[]) or people && ${people}::text[]) and id > ${after}
        order by id limit ${limit}`.execute(database.kysely)
      return rows.map(({ doc }) => doc)
    },
  }
}

export function events(database: Database): Events {
  const answers = gatheredRows(database, 'event_answer')
  return {
    places: gatheredRows(database, 'event'),
    answer: (postId, person) => answers(answerId(postId, person)),
    tally: async postId => {
      const of = database.kysely.selectFrom('event_answer').where('post_id', '=', postId).groupBy('answer')
      const rows = await of.select(['answer', database.kysely.fn.countAll<string | number>().as('people')]).execute()
      const tally: EventTally = { yes: 0, no: 0, maybe: 0, waiting: 0 }
      for (const { answer, people } of rows) tally[answer] = Number(people)
      return tally
    },
    seats: async postId => {
      const { rows } = await sql<{ session: string; seats: string | number }>`
        select coalesce(doc->>'session', '') as session, sum(1 + coalesce((doc->>'guests')::int, 0)) as seats
        from event_answer where post_id = ${postId} and answer = 'yes' group by 1`.execute(database.kysely)
      return new Map(rows.map(({ session, seats }) => [session, Number(seats)]))
    },
    going: async postId => {
      const of = database.kysely.selectFrom('event_answer').where('post_id', '=', postId).where('answer', '=', 'yes')
      return (await of.select(sql<string>`doc->>'person'`.as('person')).execute()).map(({ person }) => person)
    },
    answersOf: async (postId, after, limit) => {
      const person = sql<string>`doc->>'person' collate "C"`
      const of = database.kysely.selectFrom('event_answer').select('doc').where('post_id', '=', postId)
      const rows = await of.where(person, '>', after).orderBy(person).limit(limit).execute()
      return rows.map(row => row.doc)
    },
    naming: async (after, limit) => {
      const { rows } = await sql<{ id: string }>`
        select id from (
          select post_id collate "C" as id from event_answer union
          select post_id collate "C" from attendance union
          select split_part(id, '/', 1) collate "C" from event union
          select doc->>'postId' collate "C" from event_board) as named
        where id > ${after} order by id limit ${limit}`.execute(database.kysely)
      return rows.map(({ id }) => id)
    },
    placesOf: async postId => {
      const all = database.kysely.selectFrom('event').select('doc')
      const rows = await all
        .where(sql<boolean>`split_part(id, '/', 1) = ${postId}`)
        .orderBy('id')
        .execute()
      return rows.map(row => row.doc)
    },
    boardsOf: async postId => {
      const all = database.kysely.selectFrom('event_board').select('doc')
      const rows = await all
        .where(sql<boolean>`doc->>'postId' = ${postId}`)
        .orderBy('id')
        .execute()
      return rows.map(row => row.doc)
    },
    board: gatheredRows(database, 'event_board'),
    counts: gatheredRows(database, 'event_counts'),
    registered: async (postId, said, session) => {
      const all = database.kysely.selectFrom('event_answer').where('post_id', '=', postId).where('answer', 'in', said)
      const of = session === null ? all : all.where(sql<boolean>`doc->>'session' = ${session}`)
      return (await of.select(sql<string>`doc->>'person'`.as('person')).execute()).map(({ person }) => person)
    },
    outside: async (postId, sessions, limit) => {
      const { rows } = await sql<{ person: string }>`
        select doc->>'person' as person from event_answer
        where post_id = ${postId} and answer in ('yes', 'waiting') and doc->'asked' is null
          and coalesce(doc->>'session', '') <> all(${sessions}::text[]) limit ${limit}`.execute(database.kysely)
      return rows.map(({ person }) => person)
    },
  }
}
