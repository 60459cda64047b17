import { Unavailable } from '../core/domain/errors.ts'

const busyMs = 10_000

/**
 * One at a time, in the order of the calls: memory is used for one of them only. If more than `most` wait, Unavailable
 * is thrown, with that code: later calls come again.
 */
export function createTurns(most: number, code: string): <Done>(work: () => Promise<Done>) => Promise<Done> {
  let last: Promise<unknown> = Promise.resolve()
  /** The one under way, and the waiting ones. */
  let taken = 0
  return async work => {
    if (taken > most) throw new Unavailable(code, { retryAfterMs: busyMs })
    taken++
    const mine = last.then(work).finally(() => taken--)
    last = mine.catch(() => undefined)
    return mine
  }
}
