import { setTimeout as delay } from 'node:timers/promises'
import type { Fault } from '../../sandbox/faults.ts'
import type { Stage } from './stage.ts'

/** `clearing`: nothing is wrong any more, and what waited is made good. */
export type Sky = 'fair' | 'clearing' | (typeof storms)[number]['name'] | 'PostgreSQL restarts'

const storms = [
  { name: 'Teams throttles', faults: [{ target: 'teams', kind: 'throttle', share: 0.2 }] },
  { name: 'Graph fails', faults: [{ target: 'graph', kind: 'error', share: 0.4, status: 503 }] },
  { name: 'Teams fails', faults: [{ target: 'teams', kind: 'error', share: 0.3, status: 502 }] },
  { name: 'Teams is slow', faults: [{ target: 'teams', kind: 'slow', share: 0.5, delayMs: 3_000 }] },
  { name: 'Graph is slow', faults: [{ target: 'graph', kind: 'slow', share: 0.5, delayMs: 3_000 }] },
  { name: 'Teams cuts connections', faults: [{ target: 'teams', kind: 'cut-after-accept', share: 0.15 }] },
  { name: 'Graph throttles', faults: [{ target: 'graph', kind: 'throttle', share: 0.4 }] },
  { name: 'Graph is down', faults: [{ target: 'graph', kind: 'down', share: 1 }] },
  {
    name: 'everything at once',
    faults: [
      { target: 'teams', kind: 'throttle', share: 0.1 },
      { target: 'teams', kind: 'cut-after-accept', share: 0.05 },
      { target: 'graph', kind: 'error', share: 0.2 },
      { target: 'graph', kind: 'cut-after-accept', share: 0.1 },
    ],
  },
] as const satisfies { name: string; faults: Omit<Fault, 'seconds'>[] }[]

/** Of each turn: so much is fair first, then a storm, then the clearing up. */
const [stormMs, clearingMs] = [30_000, 30_000]
const awayMs = 5_000

/** Storm after storm, so many that each comes once at least, and PostgreSQL restarts after a third and after two. */
export function createWeather({ mary, postgres }: Stage, lengthMs: number) {
  let sky: Sky = 'fair'
  const fairMs = Math.max(10_000, Math.min(90_000, lengthMs / (storms.length + 2) - stormMs - clearingMs))
  const storm = async (name: Sky, work: () => Promise<unknown>): Promise<void> => {
    sky = name
    await work()
    sky = 'clearing'
    await delay(clearingMs)
    sky = 'fair'
  }
  return {
    sky: () => sky,
    async pass(until: number): Promise<void> {
      const began = until - lengthMs
      let restarts = 0
      for (let turn = 0; Date.now() + fairMs < until; turn++) {
        await delay(fairMs)
        if (restarts < 2 && Date.now() > began + ((restarts + 1) / 3) * lengthMs) {
          restarts++
          await storm('PostgreSQL restarts', () => postgres.restart(awayMs))
          continue
        }
        const { name, faults } = storms[turn % storms.length]!
        await storm(name, async () => {
          await mary.town.setFaults(...faults.map(fault => ({ ...fault, seconds: stormMs / 1_000 })))
          await delay(stormMs)
          await mary.town.setFaults()
        })
      }
      await delay(Math.max(0, until - Date.now()))
    },
  }
}
