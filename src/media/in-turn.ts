import { Unavailable } from '../core/domain/errors.ts'

const busyMs = 10_000

/**
 * One at a time, in the order in which they came: what work may hold in memory, it holds once. Where more than `most`
 * wait, Unavailable is thrown, by that code: whatever comes then comes again later.
 */
export function createTurns(most: number, code: string): <Done>(work: () => Promise<Done>) => Promise<Done> {
  let last: Promise<unknown> = Promise.resolve()
  /** The one under way, and those that wait. */
  let taken = 0
  return async work => {
    if (taken > most) throw new Unavailable(code, { retryAfterMs: busyMs })
    taken++
    const mine = last.then(work).finally(() => taken--)
    last = mine.catch(() => undefined)
    return mine
  }
}
