import assert from 'node:assert/strict'

/** Nothing that somebody sends may keep the others waiting for longer. */
const mostMs = 50
const tries = 5

/** Of a fixed piece of work, where those 50 ms were measured. What is worse than linear takes seconds on any machine. */
const yardstickMs = 4
const yardstick = 'e\u0301 '.repeat(100_000)

/**
 * How much slower this machine is at this moment: another processor, or a core that two threads share. The middle one of five
 * tries: one that was cold, or swept memory, widens nothing.
 */
function slowness(): number {
  const took = Array.from({ length: tries }, () => {
    const began = spent()
    yardstick.normalize().replace(/\p{M}/gu, '')
    return spent() - began
  })
  return Math.max(1, took.toSorted((a, b) => a - b)[Math.floor(tries / 2)]! / yardstickMs)
}

/** The work holds the event loop for 50 ms at most: what is slow is so each time, what a busy machine adds is not. */
export async function holdsNobodyUp(what: string, work: () => unknown): Promise<void> {
  let ms = Infinity
  for (let left = tries; left > 0 && ms > mostMs; left--) ms = Math.min(ms, await longestHold(work))
  assert.ok(ms <= mostMs || ms <= mostMs * slowness(), `${what} held the loop for ${ms.toFixed(0)} ms`)
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
