const keptMs = 60_000
/** Only accepted tokens are kept: a handful at a time. */
const most = 1_000

export type TrustedTokens = {
  has(claim: string): boolean
  /** `until`: when the token ends, or its key must be read again, in ms since 1970. */
  add(claim: string, until: number): void
}

/**
 * Teams sends one token with thousands of activities, and checking a signature costs more than all other work of a
 * click: a recent verdict is used again.
 */
export function createTrustedTokens(now: () => number = Date.now): TrustedTokens {
  const trustedUntil = new Map<string, number>()
  return {
    has: claim => (trustedUntil.get(claim) ?? 0) > now(),
    add: (claim, until) => {
      if (trustedUntil.size >= most) trustedUntil.clear()
      trustedUntil.set(claim, Math.min(now() + keptMs, until))
    },
  }
}
