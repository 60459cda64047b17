import type { Grant, ThreadTurns, Turns, Wish } from '../../src/core/ports/turns.ts'
import { earliestRoom, leastSpan } from './room.ts'

const secondMs = 1_000
const horizonMs = 150

type Limits = { perSecond: number; broadcastPerSecond: number; now(): number }

/** The shared budget in memory, for processes that are objects; held to the same contract as the database's. */
export function createFakeTurns(limits: Limits): Turns {
  return new FakeTurns(limits)
}

class FakeTurns implements Turns {
  readonly #limits: Limits
  #taken: number[] = []
  #broadcasts: number[] = []
  #next = { answer: 0, broadcast: 0 }
  #brake = { share: 1, heldUntil: -Infinity, episodes: 0 }

  constructor(limits: Limits) {
    this.#limits = limits
  }

  async reserve({ priority, count, leadMs, unused }: Wish): Promise<Grant> {
    const now = this.#limits.now()
    if (this.#brake.heldUntil > now + 600_000) this.#brake.heldUntil = now
    const perSecond = this.#limits.perSecond * this.#share(now)
    const heldMs = Math.max(0, this.#brake.heldUntil - now)
    const grant: Grant = { now, departures: [], heldMs, perSecond }
    if (heldMs > 0) return grant
    const part = Math.min(1, this.#limits.broadcastPerSecond / 1.02 / this.#limits.perSecond) * perSecond
    this.#forget(now, part, unused, leadMs)
    for (let i = 0; i < count; i++) {
      const at = this.#place(priority, now + leadMs, perSecond, part)
      if (at >= farFrom(now, part) || (i > 0 && at > now + leadMs + horizonMs)) break
      this.#note(priority, at, priority === 'broadcast' ? part : perSecond)
      grant.departures.push(at)
    }
    return grant
  }

  async throttled(retryAfterMs: number | null): Promise<void> {
    const now = this.#limits.now()
    const share = this.#share(now)
    const brake = this.#brake
    if (now >= brake.heldUntil) {
      brake.episodes = share === 1 ? 1 : brake.episodes + 1
      brake.share = Math.max(1 / 16, share / 2)
    }
    const holdMs = retryAfterMs ?? 1000 * 2 ** Math.min(brake.episodes - 1, 6)
    brake.heldUntil = Math.max(brake.heldUntil, now + Math.min(600_000, Math.max(0, holdMs)))
  }

  #share(now: number): number {
    return Math.min(1, this.#brake.share + (Math.max(0, now - this.#brake.heldUntil) / 1000) * 0.05)
  }

  #forget(now: number, part: number, unused: number[], leadMs: number): void {
    const far = farFrom(now, part)
    const back = this.#broadcasts.filter(at => unused.includes(at)).length
    const kept = (at: number, ms: number): boolean => at > now - ms && at < far && !unused.includes(at)
    this.#taken = this.#taken.filter(at => kept(at, leastSpan))
    this.#broadcasts = this.#broadcasts.filter(at => kept(at, leastSpan))
    const { answer, broadcast } = this.#next
    const begin = now + leadMs - (this.#broadcasts.length > 0 ? 10 : 0)
    this.#next = {
      answer: answer < far ? answer : 0,
      broadcast: Math.max(broadcast < far ? broadcast : 0, begin) - (Math.min(back, 3) * 1000) / part,
    }
  }

  #place(priority: Wish['priority'], begin: number, perSecond: number, part: number): number {
    let at = Math.max(begin, this.#next[priority])
    if (priority === 'broadcast') {
      at = Math.max(at, (this.#broadcasts.at(-1) ?? -Infinity) + (0.8 * 1000) / part)
      const most = Math.ceil((this.#limits.broadcastPerSecond * perSecond) / this.#limits.perSecond)
      at = Math.max(at, (this.#broadcasts.at(-most) ?? -Infinity) + leastSpan)
    }
    const room = (from: number): number =>
      earliestRoom(this.#taken, from, Math.ceil((perSecond * leastSpan) / secondMs))
    let free = room(at)
    // What one process gives back as unused must name its own alone.
    while (this.#taken.includes(free)) free = room(free + 0.001)
    return free
  }

  #note(priority: Wish['priority'], at: number, rate: number): void {
    const lane = priority === 'broadcast' ? this.#broadcasts : this.#taken
    const spacing = 1000 / (rate > 10 && lane.length < Math.ceil(rate / 2) ? rate * 0.8 : rate)
    this.#taken = [...this.#taken, at].toSorted((a, b) => a - b)
    if (priority === 'broadcast') this.#broadcasts.push(at)
    this.#next[priority] = spacing + (priority === 'broadcast' ? Math.max(this.#next.broadcast, at - 3 * spacing) : at)
  }
}

/** Nothing honest lies so far ahead: the clock jumped. */
function farFrom(now: number, part: number): number {
  return now + 2_000 + 16_000 / part
}

const windows = [
  [7, 1_250],
  [8, 2_250],
  [60, 30_250],
  [1_700, 3_600_250],
] as const

/** A turn in a conversation that holds for ever. */
export const threadTurn = { kind: 'had', holds: () => true, again: async () => 0 } as const

/** The turns of conversations in memory. */
export function createFakeThreadTurns(now: () => number): ThreadTurns {
  const threads = new Map<string, number[]>()
  return {
    async take(thread, longestWaitMs) {
      const times = threads.get(thread) ?? []
      threads.set(thread, times)
      const first = Math.max(now(), times.at(-1) ?? 0)
      const at = windows.reduce((latest, [count, ms]) => Math.max(latest, (times.at(-count) ?? -Infinity) + ms), first)
      const taken = at - now() <= longestWaitMs
      if (taken) times.push(at)
      return { inMs: at - now(), taken }
    },
  }
}
