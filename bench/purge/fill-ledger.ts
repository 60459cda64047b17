import { sql } from 'kysely'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { broadcast } from '../../test/postgres/rows.ts'

const departments = 40

/** Ledgers of sendings that ended at that moment: half of the people are of the first, the others of all others. */
export async function fillLedger(database: Database, people: number, sendings: number, ended: string): Promise<void> {
  const { kysely } = database
  const commit = gatheredCommit(database, () => ended)
  const each = Math.floor(people / 2 / (sendings - 1))
  for (let n = 0; n < sendings; n++) {
    const [id, many] = [`sent-${n}`, n === 0 ? people - each * (sendings - 1) : each]
    const over = { state: 'done', planned: many, finishedAt: ended, createdAt: ended, updatedAt: ended } as const
    await commit({ save: 'broadcast', row: broadcast({ id, postId: `post-${n}`, ...over }), ifVersion: 0 })
    await sql`
      insert into delivery (broadcast_id, person, given_name, department)
      select ${id}, md5(n::text)::uuid::text, 'Zoé', 'Direction ' || n % ${departments}::int
      from generate_series(1, ${many}::int) as n`.execute(kysely)
  }
  await sql`update delivery set settled_at = ${ended}::timestamptz,
    state = case when right(person, 3) = '000' then 'refused' else 'delivered' end,
    reason = case when right(person, 3) = '000' then 'no-teams' end`.execute(kysely)
  await sql`vacuum analyze delivery, delivery_tally, broadcast, journal, journal_detail`.execute(kysely)
}
