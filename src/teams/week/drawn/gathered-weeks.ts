import { setImmediate as endOfTurn } from 'node:timers/promises'
import type { Locale } from '../../../core/domain/actor.ts'
import type { Day } from '../../../core/domain/time.ts'
import { gather } from '../../../core/gather.ts'
import type { WrittenWeek } from './written-week.ts'

type Span = { locale: Locale; from: Day; to: Day }
type Read = () => Promise<WrittenWeek>
export type ReadWritten = (span: Span, read: Read) => Promise<WrittenWeek>

const together = 100

/**
 * Members of the communication team who ask for the same days in the same language share one reading while it is under
 * way: after each decision, all open calendars ask at once. Its result is the same for each of them.
 */
export function createReadWritten(): ReadWritten {
  const read = gather(
    (asked: { key: string; read: Read }[]) => {
      const once = new Map(asked.map(one => [one.key, one.read]))
      const reading = new Map([...once].map(([key, read]) => [key, read()]))
      // Days that cannot be read refuse only the people who asked for them.
      return Promise.allSettled(asked.map(({ key }) => reading.get(key)!))
    },
    { limit: together, pause: () => endOfTurn() },
  )
  return async ({ locale, from, to }, written) => {
    const outcome = await read({ key: `${locale} ${from} ${to}`, read: written })
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  }
}
