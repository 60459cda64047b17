import { type RawBuilder, sql } from 'kysely'
import type { PersonId } from '../../core/domain/actor.ts'
import type { CalledBy, Erasures, KnownPerson, NamingFile, PersonalData } from '../../core/ports/personal-data.ts'
import { gatheredRows } from '../gathered-rows.ts'
import { prefixes } from '../prefixes.ts'
import type { Database } from '../open/database.ts'
import { eraseTraces } from './erase-traces.ts'
import { alone } from './one-reader.ts'
import { tracesOf } from './find-traces.ts'
import { issuesNaming, packagesNaming } from './issues-naming.ts'
import { namesBeside } from './names-beside.ts'
import { neededFor } from './needed-for.ts'
import { writtenBy } from './written-by.ts'
import type { Sought } from '../../core/domain/personal/sought.ts'

export function personalData(database: Database): PersonalData {
  return {
    alone: work => alone(database, work),
    called: people => called(database, people),
    named: (words, limit) => knownBy(database, words, limit),
    traces: people => tracesOf(database, people),
    neededFor: (sought, today) => neededFor(database, sought, today),
    writtenBy: person => writtenBy(database, person),
    files: sought => filesNaming(database, sought),
    issues: (sought, among) => issuesNaming(database, sought, among),
    packages: sought => packagesNaming(database, sought),
    erase: (sought, standIn, at) => eraseTraces(database, { sought, standIn, at }),
  }
}

/** At most so many requests at one moment are for one person. */
const atOnce = 100

export function erasures(database: Database): Erasures {
  const newest = (limit: number) =>
    database.kysely.selectFrom('erasure').select('doc').orderBy('created_at', 'desc').orderBy('id').limit(limit)
  return {
    byId: gatheredRows(database, 'erasure'),
    openOf: async person => (await newest(1).where('person', '=', person).executeTakeFirst())?.doc ?? null,
    of: async person => (await newest(atOnce).where('person', '=', person).execute()).map(({ doc }) => doc),
    recent: async limit => (await newest(limit).execute()).map(({ doc }) => doc),
  }
}

/** Read from the tables of people, and beside their id in every other row: all of them in one reading. */
async function called(database: Database, people: readonly PersonId[]): Promise<CalledBy[]> {
  const beside = await namesBeside(database, people)
  const found: CalledBy[] = []
  for (const [place, person] of people.entries()) {
    const { ids, names } = await listed(database, person)
    found.push({ ids: texts(ids), names: [...new Set([...texts(names), ...beside[place]!])] })
  }
  return found
}

async function listed({ kysely }: Database, person: PersonId): Promise<CalledBy> {
  const { rows } = await sql<CalledBy>`
    select array(select unnest(array[conversation_id, teams_id]) from conversation where person = ${person}) as ids,
      array(select unnest(array[name, mail, sign_in_name]) from directory_person where id = ${person}
        union select name from journal_actor where person_id = ${person}) as names`.execute(kysely)
  return rows[0]!
}

const texts = (found: readonly (string | null)[]): string[] =>
  found.filter(one => one !== null && one.trim() !== '') as string[]
/** People by their name in the directory, else by the one in the journal when they last acted. */
async function knownBy({ kysely }: Database, words: readonly string[], limit: number): Promise<KnownPerson[]> {
  const isCalled = (name: RawBuilder<unknown>) => sql`name_words(${name}) @@ ${prefixes(words)}::tsquery`
  const { rows } = await sql<KnownPerson>`
    with found as (
      select id from directory_person where ${isCalled(sql`name`)}
      union select person_id from journal_actor where name is not null and ${isCalled(sql`name`)})
    select found.id, coalesce(listed.name, journal_actor.name) as name, mail, department,
      coalesce(enabled and reading = serving, false) as "isThere"
    from found cross join directory_state left join journal_actor on person_id = found.id
      left join lateral (select * from directory_person where directory_person.id = found.id
        order by reading = serving desc, reading desc limit 1) as listed on true
    order by coalesce(listed.name, journal_actor.name) collate "C", found.id limit ${limit}`.execute(kysely)
  return rows
}

/**
 * Reports name people whom a broadcast did not reach, lists of participants people who answered. Who is named in a list
 * of people to contact otherwise is known only to that file: each file of a finished broadcast counts.
 */
async function filesNaming({ kysely }: Database, { ids }: Sought): Promise<NamingFile[]> {
  const { rows } = await sql<NamingFile>`
    select 'report' as kind, id, doc->>'reference' as reference from broadcast
      where jsonb_typeof(doc->'report') = 'object' and exists (select from delivery
        where broadcast_id = broadcast.id and person = any(${ids}::text[]) and undelivered)
    union all select 'unreachable', id, doc->>'reference' from broadcast
      where jsonb_typeof(doc->'unreachable') = 'object' and doc->>'state' in ('done', 'stopped', 'cancelled')
    union all select 'participants', event_board.id, post.doc->>'reference' from event_board
      join post on post.id = event_board.doc->>'postId'
      where jsonb_typeof(event_board.doc->'files') = 'object' and exists (select from event_answer
        where post_id = post.id and event_answer.doc->>'person' = any(${ids}::text[]))`.execute(kysely)
  return rows
}
