import { setTimeout as delay } from 'node:timers/promises'

/**
 * Asks again until it answers something; the last failure tells why it never did. The time is for a machine that has much else
 * to do: where Mary promises to be fast, her own figures say so.
 */
export async function eventually<T>(
  ask: () => Promise<T | undefined | null | false>,
  what: string,
  withinMs = 120_000,
): Promise<T> {
  const until = Date.now() + withinMs
  // What comes late is not asked for twenty times a second: chats are long, and other tests run beside.
  for (let last: unknown, pauseMs = 50; ; await delay(pauseMs), pauseMs = Math.min(250, pauseMs * 1.1)) {
    try {
      const answer = await ask()
      if (answer !== undefined && answer !== null && answer !== false) return answer
    } catch (error) {
      last = error
    }
    if (Date.now() > until)
      throw new Error(`${what}: not within ${withinMs} ms${last instanceof Error ? `; ${last.message}` : ''}`, {
        cause: last,
      })
  }
}
