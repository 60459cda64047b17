import { sql } from 'kysely'
import type { JobName } from '../../src/core/change.ts'
import type { Database } from '../../src/postgres/open/database.ts'

/** Everything that is still to be done, wherever it waits: asked for by a commit, or in the queue. */
export const allJobsLeft = `(select name, key, data, due from asked_job
  union all select name, singleton_key, data, start_after from pgboss.job where state < 'completed') as left_job`

export async function jobsLeft({ kysely }: Database, name: JobName): Promise<{ key: string; data: unknown }[]> {
  const { rows } = await sql<{ key: string; data: unknown }>`
    select key, data from ${sql.raw(allJobsLeft)} where name = ${name}`.execute(kysely)
  return rows
}

/** Those of one name, which are left no more: whoever does them sees then what they ask for themselves. */
export async function takeJobs(database: Database, name: JobName): Promise<unknown[]> {
  const left = await jobsLeft(database, name)
  await sql`delete from asked_job where name = ${name}`.execute(database.kysely)
  await sql`delete from pgboss.job where name = ${name}`.execute(database.kysely)
  return left.map(({ data }) => data)
}
