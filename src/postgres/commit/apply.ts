import { sql } from 'kysely'
import { askedJobs } from '../jobs/asked-jobs.ts'
import type { Database } from '../open/database.ts'
import { prepared } from '../open/prepared-client.ts'
import type { Batch } from './commit-batch.ts'

export type Outcome = 'done' | 'stale'

/** One statement for all of them: rows, journal, and the jobs of those that are done. */
export async function apply(database: Database, { saves, entries, jobs, requeues }: Batch): Promise<Outcome[]> {
  const [rowsGiven, entriesGiven, requeuesGiven] = [saves, entries, requeues].map(one => JSON.stringify(one))
  const { commits, names, keys, payloads, hours, inMs } = askedJobs(jobs)
  const { rows } = await sql<{ stale: number[] }>`
    ${prepared('commit')}select commit_changes(${rowsGiven}::jsonb, ${entriesGiven}::jsonb, ${requeuesGiven}::jsonb, ${commits}::int[],
      ${names}::text[], ${keys}::text[], ${payloads}::text[], ${hours}::text[], ${inMs}::float8[]) as stale`.execute(
    database.kysely,
  )
  const stale = new Set(rows[0]!.stale)
  const now = Date.now()
  names.forEach((name, index) => {
    if (stale.has(commits[index]!)) return
    const hour = hours[index]!
    database.handOver.due(name, hour === '' ? inMs[index]! : Date.parse(hour) - now)
  })
  return jobs.map((_, commit) => (stale.has(commit) ? 'stale' : 'done'))
}
