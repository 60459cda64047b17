import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * What must not happen is given time to happen: `ask` is asked all along, and the first other answer fails. No clock can be
 * handed to another process; of what shall happen, `eventually` asks.
 */
export async function remains<T>(ask: () => T | Promise<T>, expected: T, ms: number, what?: string): Promise<void> {
  const until = performance.now() + ms
  for (;;) {
    assert.deepEqual(await ask(), expected, what)
    if (performance.now() > until) return
    await delay(Math.min(100, ms / 4))
  }
}
