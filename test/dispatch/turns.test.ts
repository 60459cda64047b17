import { createFakeTurns } from '../fakes/turns.ts'
import { turnsContract } from './turns-contract.ts'

describe('the shared budget in memory', () => {
  turnsContract(async limits => {
    let now = 1_000_000_000
    let turns = createFakeTurns({ ...limits, now: () => now })
    const process = {
      reserve: (...wish: Parameters<typeof turns.reserve>) => turns.reserve(...wish),
      throttled: (ms: number | null) => turns.throttled(ms),
    }
    const jump = async (ms: number): Promise<void> => void (now += ms)
    return {
      processes: [process, process, process, process],
      jump,
      forget: async () => void (turns = createFakeTurns({ ...limits, now: () => now })),
    }
  })
})
