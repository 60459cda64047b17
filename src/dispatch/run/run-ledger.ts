import type { ClaimedDelivery } from '../../core/domain/broadcasts/broadcast.ts'
import type { PersonId } from '../../core/domain/actor.ts'
import { gather } from '../../core/gather.ts'
import type { Ports } from '../../core/ports.ts'
import type { Settlement } from '../../core/ports/ledger.ts'

/** How long a row may stay claimed or `sending`: longer than its requests may take, short enough to take over soon. */
const leaseMs = 45_000
/** A store that restarts or moves to its stand-by is back within this time. */
const awayMs = 60_000
const firstPauseMs = 200
const longestPauseMs = 2_000
/** PGlite works on this very thread: nothing could arrive during its writes. */
const gatherMs = 1
/** A slice takes about so long: at full speed the store is asked rarely, and at a slow pace few rows are locked. */
const slice = { first: 16, least: 8, most: 1_000, shortMs: 500, longMs: 2_000 }

export type Slice = { rows: ClaimedDelivery[]; until: number }

export type Ledger = {
  /** The next slice; no rows when nothing is due. `until`, by our clock: after that another process may have them. */
  claim(): Promise<Slice>
  /**
   * Writes `sending` just before the request leaves; false: another process has it, it was cancelled, or it is not
   * known to be written.
   */
  mark(person: PersonId): Promise<boolean>
  settle(settlement: Settlement): Promise<void>
  giveBack(rows: { person: PersonId }[]): Promise<void>
}

/** `holder`: this run, among those of its process. */
type Options = { holder: string; concurrency: number; clock(): number }

/**
 * The rows of one run: writes are gathered, no more in a statement than in flight, and survive a store that is away.
 */
export function openLedger(
  { deliveries, sleep }: Pick<Ports, 'deliveries' | 'sleep'>,
  id: string,
  { holder, concurrency, clock }: Options,
): Ledger {
  const gathering = { limit: concurrency, pause: () => sleep(gatherMs) }
  const persist = <T>(write: () => Promise<T>): Promise<T> => whileAway(write, sleep)
  const giveBack = (rows: { person: PersonId }[]): Promise<void> =>
    persist(() =>
      deliveries.settle(
        id,
        rows.map(({ person }) => ({ person, state: 'queued', afterMs: 0 })),
        holder,
      ),
    )
  const nextSize = sliceSize(clock)
  return {
    claim: () =>
      persist(async () => {
        const until = clock() + leaseMs
        return { rows: await deliveries.claim(id, nextSize(), leaseMs, holder), until }
      }),
    mark: gather(async (people: PersonId[]) => {
      try {
        const marked = new Set(await deliveries.markSending(id, people, holder))
        return people.map(person => marked.has(person))
      } catch {
        // Nobody knows whether it was written. Nothing has left: the rows are given back, or they would end as unknown.
        await giveBack(people.map(person => ({ person })))
        return people.map(() => false)
      }
    }, gathering),
    settle: gather(async (settlements: Settlement[]) => {
      // Known results must be written: a row left `sending` ends `unknown`, and a person would have to ask.
      await persist(() => deliveries.settle(id, settlements, holder))
      return settlements.map(() => undefined)
    }, gathering),
    giveBack,
  }
}

/** The second slice is claimed together with the first: only from the third on is it known how long one took. */
function sliceSize(clock: () => number): () => number {
  let size = slice.first
  let asked = 0
  let last = 0
  return () => {
    const tookMs = ++asked < 3 ? slice.shortMs : clock() - last
    if (tookMs < slice.shortMs) size = Math.min(slice.most, size * 2)
    if (tookMs > slice.longMs) size = Math.max(slice.least, Math.ceil(size / 2))
    last = clock()
    return size
  }
}

async function whileAway<T>(write: () => Promise<T>, sleep: Ports['sleep']): Promise<T> {
  for (let waitedMs = 0, pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
    try {
      return await write()
    } catch (error) {
      if (waitedMs >= awayMs) throw error
      await sleep(pauseMs)
      waitedMs += pauseMs
    }
  }
}
