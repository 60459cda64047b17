/** The far side (Graph, Teams) cannot answer now: nothing was changed there as far as we know, try again later. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
  readonly code: string
  /** What the far side asked us to wait, when it said so. */
  readonly retryAfterMs: number | null

  constructor(code: string, options: { cause?: unknown; retryAfterMs?: number | null } = {}) {
    super(code, 'cause' in options ? { cause: options.cause } : {})
    this.code = code
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}

/** The far side refuses for a reason that only the operator can mend (a missing permission, list or group). */
export class Misconfigured extends Error {
  override readonly name = 'Misconfigured'
  readonly code: string

  constructor(code: string, message: string, options: { cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : {})
    this.code = code
  }
}

/** What the far side answers, or `otherwise` where it fails in that way; every other error is thrown on. */
export async function unless<T, U>(
  fault: typeof Unavailable | typeof Misconfigured,
  ask: () => Promise<T> | T,
  otherwise: U,
): Promise<T | U> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof fault) return otherwise
    throw error
  }
}

/** The same, where the far side cannot answer now or refuses. */
export function unlessAway<T, U>(ask: () => Promise<T> | T, otherwise: U): Promise<T | U> {
  return unless(Unavailable, () => unless(Misconfigured, ask, otherwise), otherwise)
}
