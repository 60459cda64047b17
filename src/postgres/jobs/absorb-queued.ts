import { sql } from 'kysely'
import type { JobName } from '../../core/change.ts'
import type { Database } from '../open/database.ts'
import { queues } from './queues.ts'

/**
 * Jobs draw from the present state: runs that are about to begin also do the work of every job of their keys that is
 * due by now, or waits to be tried again. Theirs were committed before, so these runs read what they were for. Where a
 * run orders the next one itself, later ones go too: or each resumption would leave one more chain of runs. One
 * statement for a whole batch, which pg-boss's own `deleteJob` cannot do; `pgboss.job` is its documented table.
 */
export async function absorbQueued(
  { kysely }: Database,
  name: JobName,
  begun: { id: string; key: string }[],
): Promise<void> {
  await sql`
    delete from pgboss.job
    where name = ${name} and singleton_key = any(${begun.map(job => job.key)}::text[])
      and state < 'active' and (state = 'retry' or start_after <= now() or ${queues[name].ordersNext === true})
      and id <> all(${begun.map(job => job.id)}::uuid[])`.execute(kysely)
}
