import assert from 'node:assert/strict'
import { availableParallelism, loadavg } from 'node:os'

/** Nothing that somebody sends may keep the others waiting for longer. */
const mostMs = 50
const tries = 5

/**
 * Where more threads want to run than there are, two share what one core has within, and each costs up to twice the time that it
 * takes alone. What is worse than linear takes seconds on either.
 */
function mostHere(): number {
  return loadavg()[0]! > availableParallelism() ? 2 * mostMs : mostMs
}

/** The work holds the event loop for 50 ms at most: what is slow is so each time, what a busy machine adds is not. */
export async function holdsNobodyUp(what: string, work: () => unknown): Promise<void> {
  const most = mostHere()
  let ms = Infinity
  for (let left = tries; left > 0 && ms > most; left--) ms = Math.min(ms, await longestHold(work))
  assert.ok(ms <= most, `${what} held the loop for ${ms.toFixed(0)} ms`)
}

/**
 * The longest stretch, in ms, for which the work kept the event loop from anything else. Counted in the thread's own
 * time: what other processes take of a busy machine holds nobody's loop here.
 */
async function longestHold(work: () => unknown): Promise<number> {
  let [longest, last, done] = [0, spent(), false]
  const look = (): void => {
    const now = spent()
    longest = Math.max(longest, now - last)
    last = now
  }
  const tick = (): void => {
    look()
    if (!done) setImmediate(tick)
  }
  setImmediate(tick)
  try {
    await work()
  } finally {
    done = true
    look()
  }
  return longest
}

function spent(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
