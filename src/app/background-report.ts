import type { Logger } from '../log.ts'
import { kindOf, onceAMinute } from '../timing/once-a-minute.ts'

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
