import type { Priority } from '../../core/ports/turns.ts'

/**
 * How late a departure may be asked for, and its bytes may leave: the store gives at most 49 in 1020 ms, so that as
 * many leave in any second. One more fits into what Teams allows, if a clock or a timer is a little off.
 */
const lateMs = 20
/** A booked departure is at most so far ahead: little is written in vain should the process die. */
const nearMs = 60

/** A departure of ours: `given` by the store's clock. `booked`: a caller gets ready for it. */
type Slot = { priority: Priority; given: number; booked: boolean }

/** The departures that this process was given and has not used. Instants are ms of its own clock, except `given`. */
export class Slots {
  readonly #here: (given: number) => number
  #held: Slot[] = []
  /** Callers that were let go, whose bytes have not left. */
  #taken: { priority: Priority; slot: Slot }[] = []
  #unused: number[] = []

  /** `here`: an instant of the store's clock on ours, as far as is known by now. */
  constructor(here: (given: number) => number) {
    this.#here = here
  }

  add(priority: Priority, departures: number[]): void {
    const added = departures.map(given => ({ priority, given, booked: false }))
    this.#held = [...this.#held, ...added].toSorted((a, b) => a.given - b.given)
  }

  /** Departures that are over count as missed: callers that waited for them together would leave together. */
  miss(now: number): void {
    this.#drop(slot => this.#here(slot.given) < now - lateMs)
    const over = this.#taken.filter(({ slot }) => this.#isOver(slot, now))
    this.#taken = this.#taken.filter(one => !over.includes(one))
    this.#unused.push(...over.map(({ slot }) => slot.given))
  }

  clear(): void {
    this.#drop(() => true)
    this.#unused.push(...this.#taken.splice(0).map(({ slot }) => slot.given))
  }

  /** When the first departure for this priority comes: an answer may take a broadcast's, never the other way round. */
  next(priority: Priority): number {
    const slot = this.#first(priority)
    return slot ? this.#here(slot.given) : Infinity
  }

  take(priority: Priority): void {
    const slot = this.#first(priority)
    if (!slot) return
    this.#held = this.#held.filter(other => other !== slot)
    this.#taken.push({ priority, slot })
  }

  /** Whether a departure that was taken is still valid; it is used up. */
  leave(priority: Priority, now: number): boolean {
    this.miss(now)
    const index = this.#taken.findIndex(one => one.priority === priority)
    if (index < 0) return false
    this.#taken.splice(index, 1)
    return true
  }

  /**
   * Books a near departure for a broadcast; false: none is free. `waiting`: how many callers are ready; ready callers
   * without a booking come before those who still have to get ready.
   */
  book(waiting: number, now: number): boolean {
    const slot = this.#free(waiting)
    if (!slot || this.#here(slot.given) > now + nearMs) return false
    slot.booked = true
    return true
  }

  /** When to look again for one to book: the next one comes near, or the booked ones are over. */
  bookable(waiting: number): number {
    const slot = this.#free(waiting)
    if (slot) return this.#here(slot.given) - nearMs
    const first = this.#held.find(({ priority }) => priority === 'broadcast')
    return first ? this.#here(first.given) + lateMs + 1 : Infinity
  }

  #free(waiting: number): Slot | undefined {
    const own = this.#held.filter(slot => slot.priority === 'broadcast')
    const free = own.filter(slot => !slot.booked)
    return free.length > Math.max(0, waiting - (own.length - free.length)) ? free[0] : undefined
  }

  /** How many were given for this priority, and when the last of them leaves. */
  held(priority: Priority): { count: number; last: number } {
    const own = this.#held.filter(slot => slot.priority === priority)
    const last = own.at(-1)
    return { count: own.length, last: last ? this.#here(last.given) : -Infinity }
  }

  /** Departures given in vain, for the store; each told once. */
  takeUnused(): number[] {
    return this.#unused.splice(0)
  }

  #first(priority: Priority): Slot | undefined {
    return this.#held.find(slot => priority === 'answer' || slot.priority === 'broadcast')
  }

  #isOver(slot: Slot, now: number): boolean {
    return this.#here(slot.given) < now - lateMs
  }

  #drop(over: (slot: Slot) => boolean): void {
    this.#unused.push(...this.#held.filter(over).map(slot => slot.given))
    this.#held = this.#held.filter(slot => !over(slot))
  }
}

/**
 * Another machine's clock, known from round trips: it was read between sending and hearing. The latest possible value
 * is used, so that a slow connection does not bunch what follows; if the clock jumped, the new value is used.
 */
export class FarClock {
  #ahead: number | null = null

  /** Whether any answer was heard yet. */
  get isKnown(): boolean {
    return this.#ahead !== null
  }

  /** `shown`: the far clock's time, somewhere between our `sent` and `heard`. */
  heard(sent: number, heard: number, shown: number): void {
    const [least, most] = [sent - shown, heard - shown]
    this.#ahead = this.#ahead === null ? most : Math.min(most, Math.max(least, this.#ahead))
  }

  /** That instant of the far clock on ours. */
  here(at: number): number {
    return at + (this.#ahead ?? 0)
  }
}
