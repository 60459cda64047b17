import { sql } from 'kysely'
import { answerId, type EventTally } from '../../core/domain/events/event.ts'
import type { AssistantsOf, CalendarCopies, Events } from '../../core/ports/event-stores.ts'
import type { Initiatives, Notes, Posts } from '../../core/ports/stores.ts'
import { docsOf } from '../docs-of.ts'
import { gatheredRows } from '../gathered-rows.ts'
import { authorsOf } from '../schema/search-tables.ts'
import { nearInitiatives } from './near-initiatives.ts'
import type { Database } from '../open/database.ts'

export function initiatives(database: Database): Initiatives {
  const docs = docsOf(database, 'initiative')
  return {
    byId: gatheredRows(database, 'initiative'),
    byAuthor: (author, limit) => docs(sql`where author = ${author} order by submitted_at desc, id limit ${limit}`),
    from: (after, limit) => docs(sql`where id > ${after} order by id limit ${limit}`),
    waiting: limit => docs(sql`where state in ('received', 'taken', 'asked') order by submitted_at, id limit ${limit}`),
    near: nearInitiatives(database),
    withPicture: (...pictureIds) => docs(sql`where attached_pictures(doc) && ${pictureIds}::text[] order by id`),
    putOff: limit => docs(sql`where state = 'later' order by doc->>'laterOn', id limit ${limit}`),
    // A section is renamed a few times a year: not worth an index.
    filedUnder: (section, after, limit) =>
      docs(sql`where doc->>'section' = ${section} and id > ${after} order by id limit ${limit}`),
  }
}

export function posts(database: Database): Posts {
  const docs = docsOf(database, 'post')
  return {
    byId: gatheredRows(database, 'post'),
    recent: limit => docs(sql`where state <> 'cancelled' order by updated_at desc, id limit ${limit}`),
    writtenBy: (author, limit) =>
      docs(sql`where ${sql.raw(authorsOf)} @> ${JSON.stringify([{ id: author }])}::jsonb and state <> 'cancelled'
        order by updated_at desc, id limit ${limit}`),
    withPicture: (...pictureIds) => docs(sql`where pictures && ${pictureIds}::text[] order by id`),
    withSealedVideo: digest => docs(sql`where sealed_videos(doc) @> ${[digest]}::text[] order by id`),
  }
}

export function notes(database: Database): Notes {
  const docs = docsOf(database, 'note')
  return {
    byId: gatheredRows(database, 'note'),
    lastKept: async writer =>
      (await docs(sql`where writer = ${writer} and state = 'kept' order by said_at desc limit 1`))[0] ?? null,
    forwarded: (from, limit) =>
      docs(sql`where state = 'forwarded' order by said_at desc, id offset ${from} limit ${limit}`),
  }
}

export function calendarCopies(database: Database): CalendarCopies {
  const docs = docsOf(database, 'calendar_copy')
  return {
    byId: gatheredRows(database, 'calendar_copy'),
    // `;` follows `:` in order.
    ofPost: (postId, after, limit) =>
      docs(sql`where id >= ${`${postId}:`} and id < ${`${postId};`} and id > ${after} order by id limit ${limit}`),
  }
}

export function assistants(database: Database): AssistantsOf {
  const docs = docsOf(database, 'assistants')
  return {
    byId: gatheredRows(database, 'assistants'),
    concerning: (people, after, limit) =>
      docs(sql`where (id = any(${people}::text[]) or people && ${people}::text[]) and id > ${after}
        order by id limit ${limit}`),
  }
}

export function events(database: Database): Events {
  const docs = docsOf(database, 'event_answer')
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
    answersOf: (postId, after, limit) => {
      const person = sql`doc->>'person' collate "C"`
      return docs(sql`where post_id = ${postId} and ${person} > ${after} order by ${person} limit ${limit}`)
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
    placesOf: postId => docsOf(database, 'event')(sql`where split_part(id, '/', 1) = ${postId} order by id`),
    boardsOf: postId => docsOf(database, 'event_board')(sql`where doc->>'postId' = ${postId} order by id`),
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
