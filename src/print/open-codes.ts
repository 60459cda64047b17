/** A code that was never typed before may be so new that it is not found yet. */
const freshMs = 1_000

/**
 * Which codes lead somewhere, asked of the rows once a second at most: trying codes costs nothing, and slows down
 * nobody who reads a poster. The contents of a page are read anew each time. `now`: milliseconds that never go back.
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
