import { jobNames } from '../../src/postgres/jobs/queues.ts'
import type { JobTable } from '../../src/core/change.ts'

/** Takes every job and does nothing with it. */
export const idle = Object.fromEntries(jobNames.map(name => [name, async () => {}])) as unknown as JobTable
