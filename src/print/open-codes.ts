/** As a code was never typed before, so new it may be and not be found yet. */
const freshMs = 1_000

/**
 * Which codes lead somewhere, asked of the rows once a second at most: whoever tries codes costs nothing, and takes
 * nothing from those who read a poster. What its page shows is asked anew each time. `now`: milliseconds that never go
 * back.
 */
export function openCodes(
  read: () => Promise<readonly string[]>,
  now: () => number,
): (code: string) => Promise<boolean> {
  let codes: ReadonlySet<string> = new Set()
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | null = null
  const readAgain = async (): Promise<void> => {
    const at = now()
    try {
      codes = new Set(await read())
      readAt = at
    } finally {
      reading = null
    }
  }
  return async code => {
    if (!codes.has(code) && now() - readAt >= freshMs) await (reading ??= readAgain())
    return codes.has(code)
  }
}
