const keptMs = 60_000
/** Only good tokens get in: a handful at a time. */
const most = 1_000

export type TrustedTokens = {
  has(claim: string): boolean
  /** `until`: when the token ends, or its key is to be looked for again, in ms since 1970. */
  add(claim: string, until: number): void
}

/**
 * Teams sends one token with thousands of activities, and a signature costs more than everything else about a click:
 * what was checked a moment ago is not checked again.
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
