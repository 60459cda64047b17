import { setTimeout as delay } from 'node:timers/promises'
import { Pool } from 'undici'

/** One of the crowd: what their client posts. */
export type CrowdPress = { body: string }
export type Pressed = { status: number; text: string; ms: number; again: number }
export type Door = { url: string; open(): boolean }

/** As many requests of the crowd as are under way at one process. */
const connections = 100
const longestMs = 60_000

/**
 * A crowd presses within `withinMs`, evenly, each at one of the doors in turn. Whoever hears nothing, since the process
 * behind their door died, presses again at another one, as people do.
 */
export async function crowdPresses(
  doors: readonly Door[],
  presses: readonly CrowdPress[],
  { withinMs, tokens }: { withinMs: number; tokens: readonly string[] },
): Promise<Pressed[]> {
  const pools = doors.map(({ url }) => new Pool(url, { connections }))
  try {
    return await Promise.all(
      presses.map(async ({ body }, index) => {
        await delay((withinMs * index) / presses.length)
        return pressUntilHeard(index, body)
      }),
    )
  } finally {
    await Promise.all(pools.map(pool => pool.destroy()))
  }

  async function pressUntilHeard(index: number, body: string): Promise<Pressed> {
    const began = performance.now()
    for (let again = 0; ; again++) {
      const at = openDoor(index + again)
      try {
        const { status, text } = await post(pools[at]!, body, tokens[index % tokens.length]!)
        // It was not heard: the machine is so busy that the bytes came too late.
        if (status === 408) throw new Error('408')
        return { status, text, ms: performance.now() - began, again }
      } catch (error) {
        if (performance.now() - began > longestMs) throw error
        await delay(100)
      }
    }
  }

  function openDoor(from: number): number {
    for (let step = 0; step < doors.length; step++) {
      const at = (from + step) % doors.length
      if (doors[at]!.open()) return at
    }
    throw new Error('no process is left')
  }
}

async function post(pool: Pool, body: string, token: string): Promise<{ status: number; text: string }> {
  const headers = { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` }
  const answer = await pool.request({ method: 'POST', path: '/api/messages', headers, body })
  return { status: answer.statusCode, text: await answer.body.text() }
}
