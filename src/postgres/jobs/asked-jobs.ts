import type { Change, JobName, Jobs } from '../../core/change.ts'
import { queues } from './queues.ts'

export type JobChange = Extract<Change, { job: JobName }>

/** Jobs as `commit_changes` takes them: the same index of all arrays is one job. */
export type AskedJobs = {
  commits: number[]
  names: JobName[]
  keys: string[]
  payloads: string[]
  /** Empty where `inMs` is used. */
  hours: string[]
  inMs: number[]
}

/** Of equal jobs of one commit, one is enough. */
export function askedJobs(jobs: JobChange[][]): AskedJobs {
  const asked: AskedJobs = { commits: [], names: [], keys: [], payloads: [], hours: [], inMs: [] }
  jobs.forEach((ofCommit, commit) => {
    const known = new Set<string>()
    for (const { job, data, at, inMs } of ofCommit) {
      const key = keyOf(job, data)
      const hour = inMs === undefined ? (at ?? '') : ''
      const same = `${job} ${hour} ${inMs ?? 0} ${key}`
      if (known.has(same)) continue
      known.add(same)
      asked.commits.push(commit)
      asked.names.push(job)
      asked.keys.push(key)
      asked.payloads.push(JSON.stringify(data))
      asked.hours.push(hour)
      asked.inMs.push(inMs ?? 0)
    }
  })
  return asked
}

function keyOf<K extends JobName>(name: K, data: Jobs[K]): string {
  return queues[name].key(data)
}
