import type { Pace } from './outside.ts'

export type Priority = Parameters<Pace['take']>[0]

export type Wish = {
  priority: Priority
  /** Departures wanted; fewer may come. */
  count: number
  /** What the answer of the store takes to come back: nothing is given earlier than that. */
  leadMs: number
  /** Departures given to this caller that it let pass. */
  unused: number[]
}

export type Grant = {
  /** What the clock of the store shows; in ms, as everything here. */
  now: number
  /** When one request each may leave, by the clock of the store. At least one, unless everybody is held. */
  departures: number[]
  /** How long Teams still asks everybody to wait; 0 mostly. */
  heldMs: number
  /** The whole budget, now. */
  perSecond: number
}

/**
 * One budget of requests to Teams for every process on the same store. In any second at most the budget leaves, of it
 * broadcasts at most their part, evenly spaced; an answer takes the earliest room. May reject: the store is away.
 */
export type Turns = {
  /** Departures that are nobody else's from now on; of those given before, the unused are taken back. */
  reserve(wish: Wish): Promise<Grant>
  /** Teams said 429 to one: everybody holds for as long as it says, and starts again at half of the budget. */
  throttled(retryAfterMs: number | null): Promise<void>
}

/** Of one request, in the conversation that it goes to. */
export type ThreadTurn = {
  /** Asked when bytes are about to leave: a turn holds for some ms. False: held up too long, it takes another one. */
  holds(): boolean
  /** Waits for another one; answers 0, or the milliseconds to wait when they are too many to wait here. */
  again(): Promise<number>
}

export type ThreadPace = {
  /**
   * Waits for a turn in that conversation; `wait`: it is too many milliseconds away to wait here. May reject: the store
   * is away.
   */
  take(thread: string): Promise<({ kind: 'had' } & ThreadTurn) | { kind: 'wait'; ms: number }>
}

/**
 * What Teams lets one bot send to one conversation, for every process on the same store. May reject: the store is away.
 */
export type ThreadTurns = {
  /**
   * The next turn in this conversation, in so many ms; `taken`: it is ours, because it is no further than
   * `longestWaitMs`.
   */
  take(thread: string, longestWaitMs: number): Promise<{ inMs: number; taken: boolean }>
}
