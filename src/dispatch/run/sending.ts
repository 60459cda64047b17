import type { Broadcast } from '../../core/broadcasts/broadcast.ts'
import type { Ports } from '../../core/ports.ts'
import type { ClaimedDelivery } from '../../core/ports/ledger.ts'
import type { SendOutcome } from '../../core/send-outcome.ts'
import { carry, mayBeWrittenTo, reopened, type Needs as CarryNeeds, type Run } from './carry.ts'
import { holdBroadcast } from './end.ts'
import { openLedger } from './ledger.ts'
import { Outage } from './outage.ts'
import type { StopSwitch } from './stop-switch.ts'

/** How long a row may stay claimed or `sending`: longer than its requests may take, short enough to take over soon. */
export const leaseMs = 45_000
const longestRestMs = 2_000
const shortestRestMs = 250

export type Needs = CarryNeeds & Pick<Ports, 'broadcasts' | 'posts' | 'deliveries' | 'commit' | 'sleep'>
type Options = { concurrency?: number; random(): number }

/** One process's part in a broadcast: takes slices of the ledger and sends them, so many at once, until it is stopped. */
export class Sending {
  readonly #ports: Needs
  readonly #id: string
  readonly #run: Run
  readonly #stop: StopSwitch
  readonly #concurrency: number
  readonly #outage = new Outage()
  readonly #inFlight = new Set<Promise<void>>()
  #failure: { error: unknown } | null = null

  constructor(ports: Needs, broadcast: Broadcast, stop: StopSwitch, { concurrency = 24, random }: Options) {
    this.#ports = ports
    this.#id = broadcast.id
    this.#concurrency = concurrency
    this.#stop = stop
    this.#run = { broadcast, random, mayInstall: true, installed: new Set(), ledger: openLedger(ports, broadcast.id, concurrency) }
  }

  async all(): Promise<void> {
    try {
      do await this.#due()
      while (await this.#rest())
    } finally {
      await Promise.all(this.#inFlight)
    }
    if (this.#failure) throw this.#failure.error
  }

  /** Slice after slice, the next one claimed while this one leaves. */
  async #due(): Promise<void> {
    const claim = (): Promise<ClaimedDelivery[]> => this.#ports.deliveries.claim(this.#id, this.#concurrency * 4, leaseMs)
    let next = claim()
    for (let rows = await next; rows.length > 0; rows = await next) {
      next = this.#stop.reason === null ? claim() : Promise.resolve([])
      // Read when its time comes; should this slice fail first, nobody is surprised.
      next.catch(() => {})
      const left = await this.#slice(rows)
      if (left.length > 0) await this.#giveBack([...left, ...(await next)])
      if (left.length > 0) return
    }
  }

  /** Answers the rows that were not begun, when the run stops. */
  async #slice(rows: ClaimedDelivery[]): Promise<ClaimedDelivery[]> {
    for (const [index, claimed] of rows.entries()) {
      const row = reopened(this.#run, claimed)
      await this.#room()
      if (this.#stop.reason === null && mayBeWrittenTo(row)) await this.#stop.until(this.#ports.pace.take('broadcast'))
      if (this.#stop.reason !== null) return rows.slice(index)
      this.#begin(row)
    }
    return []
  }

  async #room(): Promise<void> {
    const most = (): number => (this.#outage.open ? 1 : this.#concurrency)
    while (this.#inFlight.size >= most() && this.#stop.reason === null) await this.#stop.until(Promise.race(this.#inFlight))
    if (this.#outage.open) await this.#stop.until(this.#ports.sleep(this.#outage.nextPauseMs()))
  }

  #begin(row: ClaimedDelivery): void {
    const way = carry(this.#ports, this.#run, row, this.#ports.now())
      .then(async outcome => this.#learn(outcome))
      .catch((error: unknown) => {
        this.#failure ??= { error }
        this.#stop.pull('interrupted')
      })
      .finally(() => this.#inFlight.delete(way))
    this.#inFlight.add(way)
  }

  async #learn(outcome: SendOutcome | null): Promise<void> {
    switch (outcome?.kind) {
      case 'failed':
        return this.#outage.failed()
      case 'delivered':
      case 'refused':
        return this.#outage.arrived()
      case 'stop':
        if (this.#stop.reason !== null) return
        this.#stop.pull('held')
        return holdBroadcast(this.#ports, this.#id, outcome.reason)
      default:
        return
    }
  }

  async #giveBack(rows: ClaimedDelivery[]): Promise<void> {
    await this.#ports.deliveries.settle(this.#id, rows.map(({ person }) => ({ person, state: 'queued', afterMs: 0 })))
  }

  /** Nothing is due: waits for what is on its way or put off, here or elsewhere. False when all is settled. */
  async #rest(): Promise<boolean> {
    await Promise.all(this.#inFlight)
    if (this.#stop.reason !== null) return false
    const { counts } = await this.#ports.deliveries.report(this.#id)
    if (counts.queued + counts.sending === 0) return false
    const restMs = (await this.#ports.deliveries.nextDueMs(this.#id)) ?? longestRestMs
    await this.#stop.until(this.#ports.sleep(Math.min(longestRestMs, Math.max(shortestRestMs, restMs))))
    if (counts.sending > 0) await this.#ports.deliveries.recover(this.#id, false)
    return this.#stop.reason === null
  }
}
