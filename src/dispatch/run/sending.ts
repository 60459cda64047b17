import type { Broadcast, ClaimedDelivery } from '../../core/domain/broadcasts/broadcast.ts'
import type { Objection } from '../../core/domain/broadcasts/objection.ts'
import type { Ports } from '../../core/ports.ts'
import type { SendOutcome } from '../../core/domain/send-outcome.ts'
import type { HeldBroadcast } from './ask-gate.ts'
import { carry, needsTurn, type Needs as CarryNeeds, type Run } from './carry.ts'
import { holdBroadcast } from './end.ts'
import { openLedger, type Ledger, type Slice } from './run-ledger.ts'
import type { ProcessMemory } from './process-memory.ts'
import type { StopSwitch } from './watch-state.ts'

export type Needs = CarryNeeds & Pick<Ports, 'pace' | 'broadcasts' | 'posts' | 'deliveries' | 'commit' | 'now'>
export type Options = {
  concurrency: number
  forMs: number
  memory: ProcessMemory
  post: Run['post']
  pilots: Run['pilots']
  beside: Run['beside']
  random(): number
  clock(): number
}

/** One job's part in a broadcast: takes slices of the ledger and sends them, so many at once, for some seconds. */
export class Sending {
  readonly #ports: Needs
  readonly #run: Run
  readonly #ledger: Ledger
  readonly #options: Options
  readonly #endsAt: number
  readonly #inFlight = new Set<Promise<void>>()
  #landed = (): void => {}
  #failure: { error: unknown } | null = null

  constructor(ports: Needs, broadcast: Broadcast, stop: StopSwitch, options: Options) {
    const { memory, post, pilots, beside, random, clock } = options
    this.#ports = ports
    this.#options = options
    // Runs that began together should not end together: the others go on at full speed meanwhile.
    this.#endsAt = clock() + options.forMs * (0.75 + random() / 2)
    this.#ledger = openLedger(ports, broadcast.id, { ...options, holder: memory.newHolder() })
    this.#run = { broadcast, post, beside, stop, memory, pilots, random, clock, ledger: this.#ledger }
  }

  /** Answers when everything that left has been settled. `nothing-due`: there was no row to take. */
  async all(): Promise<'nothing-due' | 'more'> {
    try {
      return await this.#slices()
    } finally {
      await Promise.all(this.#inFlight)
      if (this.#failure) throw this.#failure.error
    }
  }

  /** Slice after slice, the next one claimed while this one leaves. */
  async #slices(): Promise<'nothing-due' | 'more'> {
    const claim = async (): Promise<Slice | null> => (this.#goesOn() ? this.#ledger.claim() : null)
    let next = claim()
    for (let slice = await next; slice !== null; slice = await next) {
      if (slice.rows.length === 0) return 'nothing-due'
      next = claim()
      // Awaited when its time comes; should this slice fail first, its error must not be unhandled.
      next.catch(() => {})
      const left = await this.#slice(slice)
      if (left.length === 0) continue
      await this.#ledger.giveBack([...left, ...((await next)?.rows ?? [])])
      return 'more'
    }
    return 'more'
  }

  #goesOn(): boolean {
    return this.#run.stop.reason === null && this.#run.clock() < this.#endsAt
  }

  /**
   * Answers the rows that were not begun: the run was stopped, they waited too long, or the service is away and the
   * time is over.
   */
  async #slice({ rows, until }: Slice): Promise<ClaimedDelivery[]> {
    const { stop, clock, memory } = this.#run
    for (const [index, row] of rows.entries()) {
      // Each run tries at least one, or the end of an outage would never be found.
      if (index > 0 && memory.outage.open && !this.#goesOn()) return rows.slice(index)
      // No turn is spent on rows that another process may have taken over.
      if (clock() >= until) return rows.slice(index)
      await this.#room()
      if (stop.reason === null && needsTurn(this.#run, row)) await stop.until(this.#ports.pace.book())
      if (stop.reason !== null) return rows.slice(index)
      this.#begin(row)
    }
    return []
  }

  async #room(): Promise<void> {
    const { stop, memory } = this.#run
    const most = (): number => (memory.outage.open ? 1 : this.#options.concurrency)
    while (this.#inFlight.size >= most() && stop.reason === null)
      await stop.until(new Promise<void>(resolve => (this.#landed = resolve)))
    if (memory.outage.open) await stop.until(this.#ports.sleep(memory.outage.nextPauseMs()))
  }

  #begin(row: ClaimedDelivery): void {
    const way = carry(this.#ports, this.#run, row)
      .then(async outcome => this.#learn(outcome))
      .catch((error: unknown) => {
        this.#failure ??= { error }
        this.#run.stop.pull('interrupted')
      })
      .finally(() => {
        this.#inFlight.delete(way)
        this.#landed()
      })
    this.#inFlight.add(way)
  }

  async #learn(outcome: SendOutcome | HeldBroadcast | null): Promise<void> {
    const { memory } = this.#run
    switch (outcome?.kind) {
      case 'failed':
      case 'unknown':
        return memory.outage.failed()
      case 'delivered':
      case 'refused':
        return memory.outage.arrived()
      case 'stop':
        return this.#hold({ because: outcome.reason, about: '' })
      case 'held':
        return this.#hold(outcome.objection)
      default:
        return
    }
  }

  async #hold(objection: Objection): Promise<void> {
    const { stop, broadcast } = this.#run
    if (stop.reason !== null) return
    stop.pull('held')
    await holdBroadcast(this.#ports, broadcast.id, objection.because, objection)
  }
}
