import { sql, type Kysely } from 'kysely'
import { enqueue } from '../jobs/enqueue.ts'
import type { Database } from '../open/database.ts'
import type { Schema } from '../schema.ts'
import type { Batch } from './batch.ts'

export type Outcome = 'done' | 'stale'

/** One transaction for all of them: rows and journal in one statement, then the jobs of those that are done. */
export async function apply(database: Database, batch: Batch): Promise<Outcome[]> {
  if (batch.jobs.every(jobs => jobs.length === 0)) return applyRows(database.kysely, batch)
  return database.kysely.transaction().execute(async trx => {
    const outcomes = await applyRows(trx, batch)
    await enqueue(database, trx, batch.jobs.flatMap((jobs, commit) => (outcomes[commit] === 'done' ? jobs : [])))
    return outcomes
  })
}

async function applyRows(kysely: Kysely<Schema>, { saves, entries, jobs }: Batch): Promise<Outcome[]> {
  if (entries.length === 0 && Object.keys(saves).length === 0) return jobs.map(() => 'done')
  const { rows } = await sql<{ stale: number[] }>`
    select apply_changes(${JSON.stringify(saves)}::jsonb, ${JSON.stringify(entries)}::jsonb) as stale`.execute(kysely)
  const stale = new Set(rows[0]!.stale)
  return jobs.map((_, commit) => (stale.has(commit) ? 'stale' : 'done'))
}
