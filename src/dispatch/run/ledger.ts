import type { PersonId } from '../../core/actor.ts'
import type { Ports } from '../../core/ports.ts'
import type { Settlement } from '../../core/ports/ledger.ts'
import { createGather } from './gather.ts'

const tries = 6
const firstPauseMs = 200
/** PGlite works on this very thread: nothing could arrive during its writes. */
const gatherMs = 1

export type Ledger = {
  /** Writes `sending` just before the request leaves; false: somebody else's, or cancelled. */
  mark(person: PersonId): Promise<boolean>
  settle(settlement: Settlement): Promise<void>
}

/** Writes the rows of one run, gathered; never more in one statement than are in flight. */
export function openLedger({ deliveries, sleep }: Pick<Ports, 'deliveries' | 'sleep'>, id: string, concurrency: number): Ledger {
  const wait = (): Promise<void> => sleep(gatherMs)
  const mark = createGather<PersonId, boolean>(async people => {
    const marked = new Set(await deliveries.markSending(id, people))
    return people.map(person => marked.has(person))
  }, concurrency, wait)
  const settle = createGather<Settlement, void>(async settlements => {
    // What is known must be written: a row left `sending` ends `unknown`, and somebody would have to ask.
    await persist(() => deliveries.settle(id, settlements), sleep)
    return settlements.map(() => undefined)
  }, concurrency, wait)
  return { mark, settle }
}

async function persist(write: () => Promise<void>, sleep: Ports['sleep']): Promise<void> {
  for (let left = tries - 1, pauseMs = firstPauseMs; ; left--, pauseMs *= 2) {
    try {
      return await write()
    } catch (error) {
      if (left === 0) throw error
      await sleep(pauseMs)
    }
  }
}
