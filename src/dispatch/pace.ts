import type { Pace } from '../core/ports/outside.ts'
import { braked, releasedBrake, shareAt } from './rate/brake.ts'
import { dueAt, emptyLane, leave } from './rate/lane.ts'

/**
 * Teams allows a bot 50 requests a second in a tenant; late timers make 49 of 47.5.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export const ceilingPerSecond = 47.5

type Priority = Parameters<Pace['take']>[0]

export type PaceOptions = {
  /** The whole budget of this process; never more than the ceiling. */
  perSecond(): number
  /** The part of it that broadcasts may use. */
  broadcastPerSecond: number
  /** Milliseconds that never go back. */
  now(): number
  sleep(ms: number): Promise<void>
}

export type PaceFigures = {
  taken: Record<Priority, number>
  waiting: Record<Priority, number>
  throttled: number
  /** Of the whole budget, now. */
  perSecond: number
  heldMs: number
}

type Waiter = { since: number; go(): void }

/** One budget for everything that this process asks of Teams: answers first, broadcasts in what is left. */
export function createPace(options: PaceOptions): Pace & { figures(): PaceFigures } {
  const waiting: Record<Priority, Waiter[]> = { answer: [], broadcast: [] }
  const lanes = { all: emptyLane(), broadcast: emptyLane() }
  const figures = { taken: { answer: 0, broadcast: 0 }, throttled: 0 }
  let brake = releasedBrake()
  let awake = false
  let wake = (): void => {}

  const budget = (now: number): number => Math.min(ceilingPerSecond, options.perSecond()) * shareAt(brake, now)
  const forBroadcasts = (now: number): number => Math.min(budget(now), options.broadcastPerSecond * shareAt(brake, now))

  const waitMs = (priority: Priority, now: number): number => {
    const due = [brake.heldUntil, dueAt(lanes.all, budget(now))]
    if (priority === 'broadcast') due.push(dueAt(lanes.broadcast, forBroadcasts(now)))
    return Math.max(...due) - now
  }

  const letGo = (priority: Priority, now: number): void => {
    const waiter = waiting[priority].shift()
    if (!waiter) return
    leave(lanes.all, budget(now), waiter.since, now)
    if (priority === 'broadcast') leave(lanes.broadcast, forBroadcasts(now), waiter.since, now)
    figures.taken[priority]++
    waiter.go()
  }

  const first = (): Priority | null =>
    waiting.answer.length > 0 ? 'answer' : waiting.broadcast.length > 0 ? 'broadcast' : null

  async function run(): Promise<void> {
    awake = true
    for (let priority = first(); priority !== null; priority = first()) {
      const ms = waitMs(priority, options.now())
      if (ms <= 0) letGo(priority, options.now())
      else await Promise.race([options.sleep(ms), new Promise<void>(resolve => (wake = resolve))])
    }
    awake = false
  }

  return {
    take: priority =>
      new Promise(resolve => {
        waiting[priority].push({ since: options.now(), go: resolve })
        if (!awake) void run()
        else if (priority === 'answer') wake()
      }),
    throttled(retryAfterMs) {
      figures.throttled++
      brake = braked(brake, retryAfterMs, options.now())
    },
    figures: () => ({
      taken: { ...figures.taken },
      waiting: { answer: waiting.answer.length, broadcast: waiting.broadcast.length },
      throttled: figures.throttled,
      perSecond: budget(options.now()),
      heldMs: Math.max(0, brake.heldUntil - options.now()),
    }),
  }
}
