import type { Pace } from './outside.ts'

export type Priority = Parameters<Pace['take']>[0]

export type Wish = {
  priority: Priority
  /** Departures asked for; fewer may be given. */
  count: number
  /** How long the answer of the store takes: no departure is earlier than that. */
  leadMs: number
  /** Departures given to this caller that it let pass. */
  unused: number[]
}

export type Grant = {
  /** The present time by the clock of the store, in ms, like all times here. */
  now: number
  /** When one request each may leave, by the clock of the store. At least one, unless everybody is held. */
  departures: number[]
  /** How long Teams still asks everybody to wait; 0 mostly. */
  heldMs: number
  /** The whole budget, now. */
  perSecond: number
}

/**
 * One budget of requests to Teams for every process on the same store. In any second at most the budget leaves, of
 * which broadcasts take at most their part, evenly spaced; an answer takes the earliest room. May reject: the store is
 * away.
 */
export type Turns = {
  /** Departures that are nobody else's from now on; unused earlier ones are taken back. */
  reserve(wish: Wish): Promise<Grant>
  /** Teams said 429 to one: everybody holds for as long as it says, and starts again at half of the budget. */
  throttled(retryAfterMs: number | null): Promise<void>
}

/** A turn of one request, in the conversation to which it goes. */
export type ThreadTurn = {
  /**
   * Called when bytes are about to leave: a turn is valid for some ms. False: it came too late, and needs another one.
   */
  holds(): boolean
  /** Waits for another one; answers 0, or the milliseconds to wait when they are too many to wait here. */
  again(): Promise<number>
}

export type ThreadPace = {
  /**
   * Waits for a turn in that conversation; `wait`: it is too many ms away to wait here. May reject: the store is away.
   */
  take(thread: string): Promise<({ kind: 'had' } & ThreadTurn) | { kind: 'wait'; ms: number }>
}

/**
 * What Teams lets one bot send to one conversation, for every process on the same store. May reject: the store is away.
 */
export type ThreadTurns = {
  /** The next turn in this conversation, in so many ms; `taken`: it is ours, since it is within `longestWaitMs`. */
  take(thread: string, longestWaitMs: number): Promise<{ inMs: number; taken: boolean }>
}
