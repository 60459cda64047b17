import { setTimeout as delay } from 'node:timers/promises'

/** Lets whoever waits through one at a time, `ms` apart at least, in the order in which they came. */
export function createSpacing(ms: number): () => Promise<void> {
  let next = 0
  return async () => {
    const now = performance.now()
    const at = Math.max(now, next)
    next = at + ms
    if (at > now) await delay(at - now)
  }
}
