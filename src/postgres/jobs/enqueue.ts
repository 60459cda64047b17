import { fromKysely, type JobInsert } from 'pg-boss'
import type { Transaction } from 'kysely'
import type { Change, JobName, Jobs } from '../../core/change.ts'
import type { Database } from '../open/database.ts'
import type { Schema } from '../schema.ts'
import { queues } from './queues.ts'

export type JobChange = Extract<Change, { job: JobName }>

/** In the transaction of what the jobs are for. */
export async function enqueue({ boss }: Database, trx: Transaction<Schema>, jobs: JobChange[]): Promise<void> {
  const byQueue = Map.groupBy(jobs, ({ job }) => job)
  for (const [name, ofQueue] of byQueue) {
    await boss.insert(name, distinct(ofQueue.map(toInsert)), { db: fromKysely(trx) })
  }
}

function toInsert({ job, data, at }: JobChange): JobInsert {
  return { data, singletonKey: keyOf(job, data), ...(at === undefined ? {} : { startAfter: at }) }
}

function keyOf<K extends JobName>(name: K, data: Jobs[K]): string {
  return queues[name].key(data)
}

/** Of what is committed together one of each is enough. */
function distinct(jobs: JobInsert[]): JobInsert[] {
  return [...new Map(jobs.map(job => [JSON.stringify([job.singletonKey, job.startAfter ?? null]), job])).values()]
}
