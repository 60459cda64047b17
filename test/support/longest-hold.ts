/**
 * The longest stretch, in ms, for which the work kept the event loop from anything else. Counted in the thread's own
 * time: what other processes take of a busy machine holds nobody's loop here.
 */
export async function longestHold(work: () => unknown): Promise<number> {
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
