import type { Job, PgBoss } from 'pg-boss'
import type { JobName } from '../../core/change.ts'
import { Unavailable } from '../../core/domain/errors.ts'

/**
 * The far side said how long to wait: the job is failed here, then put off; pg-boss's own failing finds nothing to do
 * any more.
 */
export async function retryLater(
  boss: PgBoss,
  name: JobName,
  job: Pick<Job, 'id' | 'retryCount'>,
  error: unknown,
): Promise<void> {
  if (!(error instanceof Unavailable) || error.retryAfterMs === null) return
  await boss.fail(name, { id: job.id, retryCount: job.retryCount }, keptOf(error))
  await boss.update(name, undefined, { id: job.id, startAfter: error.retryAfterMs / 1000 })
}

/** What the queue keeps of it for weeks. Whom a request was about stands in its message, which the log alone has. */
export function keptOf(error: unknown): { message: string } {
  return { message: error instanceof Unavailable ? error.code : error instanceof Error ? error.name : typeof error }
}
