import type { Logger } from '../log.ts'

/**
 * The database under this process was replaced, by another one or by an older state of its own: whatever the process
 * still did could be done twice. Nothing is lost by ending at once, as after a kill; the next process compares the
 * database, and is held.
 */
export function endsAtOnce(log: Logger): (seen: { before: string; now: string }) => void {
  return ({ before, now }) => {
    log.error(
      { before, now },
      'the database was replaced under this process: it ends at once, and will be held at its next start',
    )
    process.exit(1)
  }
}

/**
 * A newer Mary changed the tables while this process went on, forgotten: it ends as at SIGTERM, and is refused when it
 * is started again. While it still starts it does not listen, and hears it at the next look.
 */
export function endsAsOlder(log: Logger): (newer: string) => void {
  return newer => {
    log.error({ newer }, 'a newer version of Mary works on this database: this older process ends')
    process.emit('SIGTERM')
  }
}

/** Two processes on one folder of PGlite lose rows while both report success: the one without the lock ends. */
export function endsWithoutLock(log: Logger): (why: Error) => void {
  return why => {
    log.error({ err: why }, why.message)
    process.exit(1)
  }
}
