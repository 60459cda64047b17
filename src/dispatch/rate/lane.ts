/** A late timer may catch up this much of what it missed while somebody waited; a longer stall is lost: never in bursts. */
const catchUpMs = 10
/** After a rest connections must be opened: what left then comes late and together with what leaves next. */
const startShare = 0.8
/** Slower streams never come so close together. */
const slowPerSecond = 10

/**
 * One stream of requests: evenly spaced, gentler in its first half-second, and in any sliding second at most the rate,
 * rounded up. Numbers only, no clock: the state of several processes can be kept in one place and decided there.
 */
export type Lane = { next: number; left: number[] }

export function emptyLane(): Lane {
  return { next: -Infinity, left: [] }
}

/** The earliest moment at which one more may leave. */
export function dueAt(lane: Lane, perSecond: number): number {
  return Math.max(lane.next, nthLast(lane, Math.ceil(perSecond)) + 1000)
}

/** One leaves now. `since`: when it began to wait; nobody waited before, so that an idle time earns nothing. */
export function leave(lane: Lane, perSecond: number, since: number, now: number): void {
  const starting = perSecond > slowPerSecond && nthLast(lane, Math.ceil(perSecond / 2)) <= now - 1000
  lane.next = Math.max(lane.next, since, now - catchUpMs) + 1000 / (starting ? perSecond * startShare : perSecond)
  lane.left.push(now)
  if (lane.left.length > 200) lane.left = lane.left.slice(-100)
}

function nthLast({ left }: Lane, n: number): number {
  return left.at(-n) ?? -Infinity
}
