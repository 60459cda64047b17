import type { Config } from '../config.ts'
import { jobTable } from '../jobs.ts'
import type { Logger } from '../log.ts'
import { type RunningJobs, startJobs } from '../postgres/jobs/start-jobs.ts'
import type { Opened } from './open-ports.ts'

/** Takes its share of the jobs, beside whatever other process works on the same database. `signal`: the process is stopping. */
export function startWork({ database, ports }: Opened, config: Config, log: Logger, signal: AbortSignal): Promise<RunningJobs> {
  return startJobs(database, jobTable(ports, config, signal), {
    onFailure: (name, error) => log.warn({ err: error, job: name }, 'a job failed and will run again'),
  })
}
