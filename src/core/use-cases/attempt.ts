export type Busy = { kind: 'busy' }

const fewRounds = 5

/** Reads, decides and commits again while others move the row; `busy` when they never stop. */
export async function whileStale<R>(round: () => Promise<R | 'stale'>, rounds = fewRounds): Promise<R | Busy> {
  for (let left = rounds; left > 0; left--) {
    const result = await round()
    if (result !== 'stale') return result
  }
  return { kind: 'busy' }
}
