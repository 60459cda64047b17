import { sql } from 'kysely'
import { jobInserts } from '../jobs/job-inserts.ts'
import type { Database } from '../open/database.ts'
import type { Batch } from './commit-batch.ts'

export type Outcome = 'done' | 'stale'

/** One statement for all of them: rows, journal, and the jobs of those that are done. */
export async function apply(database: Database, { saves, entries, jobs, requeues }: Batch): Promise<Outcome[]> {
  const inserts = await jobInserts(database, jobs)
  const given = [saves, entries, inserts, requeues].map(one => JSON.stringify(one))
  const { rows } = await sql<{ stale: number[] }>`
    select commit_changes(${given[0]}::jsonb, ${given[1]}::jsonb, ${given[2]}::jsonb, ${given[3]}::jsonb) as stale`.execute(
    database.kysely,
  )
  const stale = new Set(rows[0]!.stale)
  return jobs.map((_, commit) => (stale.has(commit) ? 'stale' : 'done'))
}
