/**
 * Teams sends one token with thousands of activities. Much shorter than the day for which botbuilder keeps the keys.
 */
const keptMs = 60_000
/** Only good tokens get in: a handful at a time. */
const most = 1_000

export type TrustedTokens = {
  has(claim: string): boolean
  /** `expiresAt`: the token's own end, in seconds since 1970. */
  add(claim: string, expiresAt: number): void
}

/** What was checked a moment ago is not checked again: a signature costs more than everything else about a click. */
export function createTrustedTokens(now: () => number = Date.now): TrustedTokens {
  const until = new Map<string, number>()
  return {
    has: claim => (until.get(claim) ?? 0) > now(),
    add: (claim, expiresAt) => {
      if (until.size >= most) until.clear()
      until.set(claim, Math.min(now() + keptMs, expiresAt * 1000))
    },
  }
}
