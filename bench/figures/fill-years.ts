import { sql } from 'kysely'
import type { EventAnswer } from '../../src/core/domain/events/event.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { broadcast, initiative, post } from '../../test/postgres/rows.ts'

/** What happened: so many posts, half of them from proposals, one in ten an event, spread over the days. */
export type Years = { posts: number; first: string; days: number; departments: readonly string[]; sections: number }

const dayMs = 86_400_000
const atOnce = 500
/** Answers to one event. */
const answered = 60

/** Written as documents, with the tallies of their ledgers, and not through commits: nobody waits for minutes. */
export async function fillYears(database: Database, years: Years): Promise<void> {
  const { kysely } = database
  const { posts } = years
  for (let from = 0; from < posts; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, posts - from) }, (_, n) => wayOf(from + n, years))
    await write(
      database,
      'initiative',
      some.flatMap(({ idea }) => idea),
    )
    await write(
      database,
      'post',
      some.map(one => one.post),
    )
    await write(
      database,
      'broadcast',
      some.map(one => one.sent),
    )
    await write(
      database,
      'event_answer',
      some.flatMap(({ answers }) => answers),
    )
  }
  await sql`
    insert into delivery_tally (broadcast_id, slot, department, state, reason, people)
    select broadcast.id, -1, department, state, reason, people
    from broadcast
    cross join unnest(${[...years.departments]}::text[]) as department
    cross join (values ('planned', null, 50), ('delivered', null, 47), ('refused', 'no-teams', 2), ('unknown', null, 1))
      as said (state, reason, people)`.execute(kysely)
  await sql`vacuum analyze`.execute(kysely)
}

type Table = 'initiative' | 'post' | 'broadcast' | 'event_answer'

async function write({ kysely }: Database, table: Table, rows: readonly object[]): Promise<void> {
  await sql`
    insert into ${sql.table(table)} (id, version, doc)
    select doc->>'id', 1, doc from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as doc`.execute(kysely)
}

function wayOf(n: number, { posts, first, days, departments, sections }: Years) {
  const sentMs = Date.parse(first) + ((n * days) / posts) * dayMs
  const at = (daysBefore: number) => new Date(sentMs - daysBefore * dayMs).toISOString()
  const isEvent = n % 10 === 0
  const plain = post({ id: `p${n}` })
  const body = 'Une phrase comme on en écrit, avec des mots. '.repeat(60)
  const content = {
    ...plain.content,
    kind: isEvent ? ('event' as const) : ('news' as const),
    body,
    section: `s${n % sections}`,
  }
  const somebody = plain.creator
  const isProposed = n % 2 === 0
  const idea = initiative({
    id: `i${n}`,
    submittedAt: at(9),
    department: departments[n % departments.length]!,
    text: body,
    state: 'retained',
    takenAt: at(8),
    decision: { by: somebody, at: at(7), reason: null },
    postId: plain.id,
  })
  const sealed = [{ number: 1, at: at(5) }] as unknown as typeof plain.sealed
  return {
    idea: isProposed ? [idea] : [],
    post: {
      ...plain,
      content,
      ...(n % 3 === 0 && { elsewhere: [{ channel: 'facebook' as const, at: at(0) }] }),
      sealed,
      state: 'broadcast',
      initiativeId: isProposed ? idea.id : null,
    },
    sent: broadcast({ id: `b${n}`, postId: plain.id, state: 'done', createdAt: at(3), startedAt: at(0) }),
    answers: isEvent ? answersTo(plain.id, at(0)) : [],
  }
}

function answersTo(postId: string, at: string): EventAnswer[] {
  const said = ['yes', 'yes', 'no', 'maybe', 'waiting'] as const
  return Array.from({ length: answered }, (_, n) => ({
    id: `${postId}:u${n}`,
    version: 1,
    postId,
    person: `u${n}`,
    answer: said[n % said.length]!,
    at,
  }))
}
