import type { Priority } from '../../core/ports/budget.ts'

/**
 * A timer may be so late; what a longer stall held up is given back: those that waited together would leave together.
 */
const lateMs = 20

/** A departure of ours: `at` by our clock, `given` by the store's. */
export type Slot = { priority: Priority; at: number; given: number }

/** The departures that this process was given and has not used. */
export class Slots {
  #slots: Slot[] = []
  #unused: number[] = []

  add(slots: Slot[]): void {
    this.#slots = [...this.#slots, ...slots].toSorted((a, b) => a.at - b.at)
  }

  /** Those that are over were missed. */
  miss(now: number): void {
    this.#drop(slot => slot.at < now - lateMs)
  }

  clear(): void {
    this.#drop(() => true)
  }

  /** The first one that this priority may use: an answer may take a broadcast's, never the other way round. */
  first(priority: Priority): Slot | undefined {
    return this.#slots.find(slot => priority === 'answer' || slot.priority === 'broadcast')
  }

  use(slot: Slot): void {
    this.#slots = this.#slots.filter(other => other !== slot)
  }

  /** How many were given for this, and when the last of them leaves. */
  held(priority: Priority): { count: number; last: number } {
    const own = this.#slots.filter(slot => slot.priority === priority)
    return { count: own.length, last: own.at(-1)?.at ?? -Infinity }
  }

  /** What the store should know to have been given in vain; said once. */
  takeUnused(): number[] {
    return this.#unused.splice(0)
  }

  #drop(over: (slot: Slot) => boolean): void {
    this.#unused.push(...this.#slots.filter(over).map(slot => slot.given))
    this.#slots = this.#slots.filter(slot => !over(slot))
  }
}
