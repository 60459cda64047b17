import { setTimeout as delay } from 'node:timers/promises'

const controlMs = 40
/** Whoever comes later than that has missed its departure (`reserve_departures`). */
const lateMs = 20

/** `onTime`: the share of bare waits that ended when they should. `longestMs`: how much too long the longest one was. */
export type Control = { onTime: number; longestMs: number }

/** What this machine is worth meanwhile; `ask` is asked with each wait, as whoever is watched beside it has to. */
export function watchOnTime(ask: () => Promise<unknown> = async () => {}): () => Control {
  let [onTime, tries, longestMs, watching] = [0, 0, 0, true]
  const watch = async (): Promise<void> => {
    while (watching) {
      const since = performance.now()
      await delay(controlMs)
      if (!watching) return
      await ask()
      const late = performance.now() - since - controlMs
      tries++
      if (late <= lateMs) onTime++
      longestMs = Math.max(longestMs, late)
    }
  }
  void watch()
  return () => {
    watching = false
    return { onTime: tries === 0 ? 1 : onTime / tries, longestMs }
  }
}

/** How many requests may arrive in one second of a sender of so many a second, where the machine held it up for so long. */
export function mostInSecond(perSecond: number, longestMs: number): number {
  return Math.max(50, Math.ceil(perSecond + 1 + (longestMs / 1000) * perSecond))
}
