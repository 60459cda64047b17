import type { Logger } from '../log.ts'
import { onceAMinute } from '../once-a-minute.ts'

/**
 * What goes wrong outside of anybody's turn. A database that is away for a minute fails hundreds of polls alike: the
 * log has the first, and how many followed.
 */
export function createBackgroundReport(log: Pick<Logger, 'error'>): (error: unknown) => void {
  const note = onceAMinute<unknown>({
    first: err => log.error({ err }, 'something failed in the background'),
    more: (error, more) =>
      log.error({ kind: kindOf(error), more }, 'more failed alike in the background within a minute'),
  })
  return error => void note(kindOf(error), error)
}

/** Of what failed: its name and code. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return `${error.name} ${'code' in error && typeof error.code === 'string' ? error.code : error.message}`
}
