import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { JobName } from '../../core/change.ts'
import type { Database } from '../open/database.ts'
import { queueOptions } from './queue-options.ts'
import { jobNames } from './queues.ts'

/**
 * Starts the queue, which makes every existing queue known to this process, and makes missing ones: on PGlite a job of
 * an unknown queue would hang within its own transaction. Unchanged queues are not written again: for some seventy of
 * them that was half of a start on PGlite.
 */
export async function startBoss(database: Database): Promise<void> {
  const { boss } = database
  await boss.start()
  const there = new Map((await boss.getQueues([...jobNames], { limit: jobNames.length })).map(one => [one.name, one]))
  for (const name of jobNames) {
    const { policy, ...changeable } = queueOptions(name)
    const known = there.get(name)
    if (!known) await boss.createQueue(name, { ...(policy !== undefined && { policy }), ...changeable })
    else if (!isDeepStrictEqual({ ...known, ...changeable }, known)) await boss.updateQueue(name, changeable)
  }
  if (database.kind === 'pglite') await freeOrphans(database)
}

/**
 * On PGlite there is no other process: active or leased jobs were held by one that ended, and need not be waited for.
 */
async function freeOrphans({ boss, kysely }: Database): Promise<void> {
  const { rows } = await sql<{ name: JobName; id: string }>`
    select name, id from pgboss.job where name = any(${jobNames}::text[]) and state = 'active'`.execute(kysely)
  for (const { name, id } of rows) await boss.fail(name, id, { message: 'its process ended' })
  await sql`update delivery set lease_until = now() where settled_at is null and lease_until > now()`.execute(kysely)
  await sql`update placement set doc = jsonb_set(doc, '{leaseUntil}', doc->'updatedAt') where doc->>'state' = 'placing'`.execute(
    kysely,
  )
}
