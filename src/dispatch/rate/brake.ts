/** Teams may ask for more; nobody is helped by a process that sleeps longer than this without looking again. */
export const longestHoldMs = 600_000
const unsaidHoldMs = 1_000
const leastShare = 1 / 16
/** Back to the whole budget within ten to twenty seconds after a halving. */
const sharePerSecond = 0.05

/**
 * What 429 does to everyone: nothing leaves before `heldUntil`, then a share of the budget that was halved once for each
 * episode and grows back steadily (additive increase, multiplicative decrease).
 */
export type Brake = { share: number; from: number; heldUntil: number; episodes: number }

export function releasedBrake(): Brake {
  return { share: 1, from: 0, heldUntil: -Infinity, episodes: 0 }
}

export function shareAt(brake: Brake, now: number): number {
  return Math.min(1, brake.share + (Math.max(0, now - brake.from) / 1000) * sharePerSecond)
}

/** Answers to requests that left before the first 429 lengthen the hold, but do not halve again. */
export function braked(brake: Brake, retryAfterMs: number | null, now: number): Brake {
  const share = shareAt(brake, now)
  const anew = now >= brake.heldUntil
  const episodes = anew ? (share === 1 ? 1 : brake.episodes + 1) : brake.episodes
  const holdMs = retryAfterMs ?? unsaidHoldMs * 2 ** Math.min(episodes - 1, 6)
  const heldUntil = Math.max(brake.heldUntil, now + Math.min(longestHoldMs, Math.max(0, holdMs)))
  return { share: anew ? Math.max(leastShare, share / 2) : brake.share, from: heldUntil, heldUntil, episodes }
}
