import { type Instant, later, msBetween } from '../../src/core/domain/time.ts'
import type { FakePorts } from './ports.ts'

export type JobRow = FakePorts['jobs'][number]

/**
 * The queue of these ports by their own clock: jobs that are `ours` run one after the other, each at its time. One that
 * throws stays, as in a queue.
 */
export function jobClock(ports: FakePorts, ours: (row: JobRow) => boolean, run: (row: JobRow) => Promise<void>) {
  const first = (until: Instant): JobRow | undefined => {
    // What shall wait for so long began to wait just now.
    for (const row of ports.jobs) if (row.inMs !== undefined) row.at ??= later(ports.now(), row.inMs)
    return ports.jobs
      .filter(row => ours(row) && (row.at ?? '') <= until)
      .toSorted((a, b) => (a.at ?? '').localeCompare(b.at ?? ''))[0]
  }
  /** All that is due by now; how many ran. */
  const runDue = async (): Promise<number> => {
    for (let ran = 0; ; ran++) {
      const row = first(ports.now())
      if (!row) return ran
      await run(row)
      ports.jobs.splice(ports.jobs.indexOf(row), 1)
    }
  }
  const passTo = (at: Instant): void => {
    if (at > ports.now()) ports.pass(msBetween(ports.now(), at))
  }
  /** Lets the time pass, and runs what is due on the way. */
  const until = async (end: Instant): Promise<void> => {
    await runDue()
    for (let row = first(end); row; row = first(end)) {
      passTo(row.at!)
      await runDue()
    }
    passTo(end)
  }
  return { runDue, until }
}
