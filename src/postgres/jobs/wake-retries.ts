import { sql } from 'kysely'
import type { JobName } from '../../core/change.ts'
import type { Database } from '../open/database.ts'

/** Delayed retries are due now: the far side answers again. A job that fails for another reason is delayed anew. */
export async function wakeRetries({ kysely }: Pick<Database, 'kysely'>, name: JobName): Promise<void> {
  await sql`update pgboss.job set start_after = now() where name = ${name} and state = 'retry' and start_after > now()`.execute(
    kysely,
  )
}
