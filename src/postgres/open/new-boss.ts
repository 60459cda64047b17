import type { PGlite } from '@electric-sql/pglite'
import { fromPglite, PgBoss, systemClock, type ConstructorOptions } from 'pg-boss'

/**
 * What a killed process was doing comes back in about 12 s: its jobs have a heartbeat of 10 s, Mary looks every second
 * whether one stopped (`watchQueues`), and asks pg-boss to look after them then. By itself pg-boss does so rarely: each
 * round takes some thirty statements.
 */
const timing: ConstructorOptions = {
  // pg-boss waits for its next look by this clock: a wall clock that was ahead and is set right would make it wait as
  // long.
  clock: { ...systemClock, now: () => performance.timeOrigin + performance.now() },
  useListenNotify: true,
  superviseIntervalSeconds: 30,
  monitorIntervalSeconds: 2,
  maintenanceIntervalSeconds: 600,
  /** No job waits for another one. */
  flowIntervalSeconds: 3600,
  /** Mary's own sweeps, not cron. */
  schedule: false,
  registerInstance: false,
  persistWarnings: false,
  openTelemetry: { enabled: false },
}

/**
 * While a burst fills an empty queue, the planner still believes it empty and sorts all of it for every fetch: 10 ms
 * for 3 000 jobs, against 0.4 ms along the index that has them in order.
 */
const inOrder = { options: '-c enable_bitmapscan=off' }

/** Not started yet. */
export function newBoss(at: { databaseUrl: string } | { pglite: PGlite }, onError: (error: unknown) => void): PgBoss {
  const boss = new PgBoss(
    'pglite' in at
      ? { ...timing, db: fromPglite(at.pglite), backend: 'pglite' }
      : { ...timing, connectionString: at.databaseUrl, max: 5, ...inOrder },
  )
  boss.on('error', (error: unknown) => onError(asError(error)))
  return boss
}

/** pg-boss spreads what its workers meet into a bare object: what it says, and its code, would be lost on the way. */
function asError(error: unknown): unknown {
  if (error instanceof Error || typeof error !== 'object' || error === null) return error
  const { message, ...rest } = error as { message?: unknown }
  return Object.assign(new Error(String(message)), rest)
}
