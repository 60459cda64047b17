import { sql } from 'kysely'
import type { JobName } from '../../core/change.ts'
import type { Database } from '../open/database.ts'
import { queues } from './queues.ts'

/**
 * Jobs draw from the present state: a run that is about to begin also does the work of every job of its key that is due
 * by now, or waits to be tried again. They were committed before, so that this run reads what they were for. Where a
 * run orders the next one itself, later ones are absorbed too: else each resumption would leave one more chain of runs.
 * One statement for a whole batch, which pg-boss's own `deleteJob` cannot do; `pgboss.job` is its documented table.
 */
export async function absorbQueued(
  { kysely }: Database,
  name: JobName,
  begun: { id: string; key: string }[],
): Promise<void> {
  const keys = begun.map(job => job.key)
  const ordersNext = queues[name].ordersNext === true
  await sql`
    with asked as (
      delete from asked_job where name = ${name} and key = any(${keys}::text[]) and (due <= now() or ${ordersNext}))
    delete from pgboss.job
    where name = ${name} and singleton_key = any(${keys}::text[])
      and state < 'active' and (state = 'retry' or start_after <= now() or ${ordersNext})
      and id <> all(${begun.map(job => job.id)}::uuid[])`.execute(kysely)
}
