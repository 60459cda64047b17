import { Misconfigured, Unavailable } from '../core/domain/errors.ts'
import { placeAway } from '../core/use-cases/placements/kept/place-away.ts'
import { jobTable, standing } from '../jobs/jobs.ts'
import type { Logger } from '../log.ts'
import { kindOf, onceAMinute } from '../timing/once-a-minute.ts'
import { type RunningJobs, startJobs } from '../postgres/jobs/start-jobs.ts'
import type { JobName } from '../core/change.ts'
import { wakeRetries } from '../postgres/jobs/wake-retries.ts'
import { restingJobs } from '../teams/slices.ts'
import type { Opened } from './opened.ts'

/** The gate keeps them back while what they are part of is off: they are tried again now and then. */
const heldJobs: readonly JobName[] = ['release.publish', 'edition.mail', 'site.webhook']
const hourMs = 60 * 60_000
/** Cards for a channel that takes none are tried more often: after such a pause it was there in between. */
const quietMs = 15 * 60_000
const channelAwaySaid =
  'the channel of the communication team takes no cards: they are kept, and tried until it does (is it there, and Mary in its team?)'

/**
 * A list that is gone fails every job that needs it: it is said once an hour what is missing, and what to do. A channel
 * that takes nothing fails every card for it: it is said once. What fails many jobs alike is said once a minute.
 */
export function jobReport(log: Pick<Logger, 'warn'>, now = Date.now): (name: string, error: unknown) => void {
  const said = new Map<string, number>()
  let awayAt = Number.NEGATIVE_INFINITY
  const failed = onceAMinute<{ err: unknown; job: string }>({
    first: one => log.warn(one, 'a job failed and will run again'),
    more: ({ err }, more) => log.warn({ kind: kindOf(err), more }, 'more jobs failed alike within a minute'),
  })
  return (name, error) => {
    if (error instanceof Unavailable && error.code === 'channel-away') {
      if (now() - awayAt > quietMs) log.warn({ job: name }, channelAwaySaid)
      awayAt = now()
      return
    }
    const isOfList = error instanceof Misconfigured && (error.code === 'list-missing' || error.code === 'list-columns')
    if (!isOfList) return void failed(kindOf(error), { err: error, job: name })
    if (now() - (said.get(error.code) ?? Number.NEGATIVE_INFINITY) < hourMs) return
    said.set(error.code, now())
    log.warn(
      { err: error, job: name },
      'lists or columns are missing in SharePoint: run npm run provision, then npm run reconcile',
    )
  }
}

/**
 * Takes its share of the jobs, beside whatever other process works on the same database. On a restored or copied one it
 * waits until somebody decided. `signal`: the process is stopping.
 */
export async function startWork(
  { database, own, ports, rules, capabilities }: Opened,
  log: Logger,
  signal: AbortSignal,
): Promise<RunningJobs> {
  const start = async (): Promise<RunningJobs> => {
    log.info({}, 'starting the jobs')
    const running = await startJobs(database, jobTable(ports, rules, signal), {
      resting: restingJobs(capabilities.off()),
      onFailure: jobReport(log),
      onClockStep: backMs => log.warn({ backMs }, 'the clock of the database went back: what waited for it goes on'),
    })
    capabilities.changed(off => {
      running
        .rest(restingJobs(off))
        .catch((error: unknown) => log.error({ err: error }, 'a switch could not be followed'))
      // What was held while it was off.
      void Promise.all(heldJobs.map(name => wakeRetries(database, name))).catch((err: unknown) =>
        log.warn({ err }, 'what a switch held will be tried again by itself'),
      )
    })
    await ports.commit(...standing.map(job => ({ job, data: {} })))
    await placeAway(ports)
    return running
  }
  const hold = own.hold()
  if (hold === null) return start()
  log.warn(
    hold,
    'this database was restored or copied: nothing leaves until an administrator adopts it (npm run database:adopt)',
  )
  let begun: Promise<RunningJobs> | undefined
  const begin = (): Promise<RunningJobs> | undefined => {
    if (signal.aborted) return undefined
    log.warn({ because: hold.because }, 'the database was adopted: the work begins')
    return (begun = start())
  }
  own
    .inService()
    .then(begin)
    .catch((error: unknown) => log.error({ err: error }, 'the work could not begin'))
  return { rest: async names => (await begun)?.rest(names), stop: async ms => (await begun)?.stop(ms) }
}
