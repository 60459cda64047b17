import { Unavailable } from '../domain/errors.ts'

export type Busy = { kind: 'busy' }

const fewRounds = 5

/** Reads, decides and commits again while others move the row; `busy` when the rounds are used up. */
export async function whileStale<R>(round: () => Promise<R | 'stale'>, rounds = fewRounds): Promise<R | Busy> {
  const result = await tried(round, rounds)
  return result === 'stale' ? { kind: 'busy' } : result
}

/** The same within a job, which runs again when the rounds are used up. */
export async function orRunAgain<R>(round: () => Promise<R | 'stale'>, rounds = fewRounds): Promise<R> {
  const result = await tried(round, rounds)
  if (result === 'stale') throw new Unavailable('busy')
  return result
}

async function tried<R>(round: () => Promise<R | 'stale'>, rounds: number): Promise<R | 'stale'> {
  for (let left = rounds; left > 1; left--) {
    const result = await round()
    if (result !== 'stale') return result
  }
  return round()
}
