import { setTimeout as delay } from 'node:timers/promises'

const waitMs = 50

/** Watches how much longer than asked for bare waits last, as a share of them: next to nothing on a calm machine. */
export function watchLateness(): () => number {
  let [asked, took, watching] = [0, 0, true]
  const watch = async (): Promise<void> => {
    while (watching) {
      const since = performance.now()
      await delay(waitMs)
      asked += waitMs
      took += performance.now() - since
    }
  }
  void watch()
  return () => {
    watching = false
    return asked === 0 ? 0 : Math.max(0, took / asked - 1)
  }
}
