import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * A page takes its time: what it asked for may still be under way when a click is over. `ask` is asked until it answers
 * what is expected; the last other answer is said.
 */
export async function comesTo<T>(ask: () => Promise<T>, expected: T | RegExp, what?: string): Promise<void> {
  const isSo = (answer: T): boolean =>
    expected instanceof RegExp ? expected.test(String(answer)) : answer === expected
  let answer = await ask()
  for (let left = 100; left > 0 && !isSo(answer); left--) {
    await delay(100)
    answer = await ask()
  }
  if (expected instanceof RegExp) assert.match(String(answer), expected, what)
  else assert.equal(answer, expected, what)
}
