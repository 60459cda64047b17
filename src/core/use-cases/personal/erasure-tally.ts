import type { Erasure, Tally } from '../../domain/personal/erasure.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'

/** Continues the counts of earlier runs: this run finds only what they left. */
export function tallyOf({ soFar }: Pick<Erasure, 'soFar'>): Tally {
  return { ...(soFar ?? { erased: [], lines: 0, files: 0, entries: 0 }) }
}

/** Counts files that are deleted from the library, by whatever code. */
export function counting(bin: Ports['libraryBin'], tally: Tally): Ports['libraryBin'] {
  return {
    ...bin,
    remove: async (folder, name) => {
      const went = await bin.remove(folder, name)
      if (went) tally.files += 1
      return went
    },
  }
}

type Needs = Pick<Ports, 'erasures' | 'commit'>

/** Read anew, since an erasure also changes rows of erasures. */
export async function keepTally({ erasures, commit }: Needs, id: string, tally: Tally): Promise<Erasure> {
  const kept = await orRunAgain(async () => {
    const before = await erasures.byId(id)
    if (before === null) return 'stale'
    const row: Erasure = { ...before, soFar: { ...tally }, version: before.version + 1 }
    const done = await commit({ save: 'erasure', row, ifVersion: before.version })
    return done === 'stale' ? 'stale' : row
  })
  return kept
}

/** A run that fails keeps the counts of what it did, so that the receipt is of all runs, and throws its error. */
export async function orKeepTally<Done>(
  ports: Needs,
  id: string,
  tally: Tally,
  work: () => Promise<Done>,
): Promise<Done> {
  try {
    return await work()
  } catch (error) {
    await keepTally(ports, id, tally).catch(() => undefined)
    throw error
  }
}
