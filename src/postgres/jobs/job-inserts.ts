import type { JobInsert } from 'pg-boss'
import type { Change, JobName, Jobs } from '../../core/change.ts'
import type { Database } from '../open/database.ts'
import { queues } from './queues.ts'

export type JobChange = Extract<Change, { job: JobName }>

/** pg-boss's own statement for one queue, and its rows. `commits`: who asked for it, by number. */
export type QueueInsert = { statement: string; rows: { commits: number[]; row: unknown }[] }

type Asked = { commits: number[]; insert: JobInsert }

/**
 * What `commit_changes` runs for the jobs of several commits. pg-boss writes the statements and is told that somebody
 * else sends them: rows, journal and jobs then travel together, and an answer waits for one round trip instead of five.
 */
export async function jobInserts({ boss }: Database, jobs: JobChange[][]): Promise<QueueInsert[]> {
  const inserts: QueueInsert[] = []
  for (const [name, asked] of byQueue(jobs)) {
    const executeSql = async (statement: string, values: unknown[] = []): Promise<{ rows: unknown[] }> => {
      const rows = JSON.parse(String(values[0])) as unknown[]
      inserts.push({ statement, rows: rows.map((row, index) => ({ commits: asked[index]!.commits, row })) })
      return { rows: [] }
    }
    await boss.insert(name, asked.map(({ insert }) => insert), { db: { executeSql } })
  }
  return inserts
}

/** Of what is committed together one of each is enough. */
function byQueue(jobs: JobChange[][]): Map<JobName, Asked[]> {
  const queued = new Map<JobName, Map<string, Asked>>()
  jobs.forEach((ofCommit, commit) => {
    for (const change of ofCommit) {
      const insert = toInsert(change)
      const asked = queued.get(change.job) ?? new Map<string, Asked>()
      queued.set(change.job, asked)
      const same = JSON.stringify([insert.singletonKey, insert.startAfter ?? null])
      const known = asked.get(same)
      if (known) known.commits.push(commit)
      else asked.set(same, { commits: [commit], insert })
    }
  })
  return new Map([...queued].map(([name, asked]) => [name, [...asked.values()]]))
}

function toInsert({ job, data, at, inMs }: JobChange): JobInsert {
  const startAfter = inMs === undefined ? at : inMs / 1000
  return { data, singletonKey: keyOf(job, data), ...(startAfter === undefined ? {} : { startAfter }) }
}

function keyOf<K extends JobName>(name: K, data: Jobs[K]): string {
  return queues[name].key(data)
}
