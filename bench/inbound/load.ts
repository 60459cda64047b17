import { Pool } from 'undici'

/** One press of a button as Teams posts it, and what its answer must hold. */
export type Press = { verb: string; body: string }
export type Answered = { status: number; text: string }

export type Round = {
  /** Answers per second. */
  perSecond: number
  /** Milliseconds of each answer, shortest first. */
  latencies: number[]
}

export type Caller = { press(press: Press): Promise<Answered>; close(): Promise<void> }

/**
 * `people`: as many connections, kept alive, each waiting for its answer before it presses again. `tokens`: taken in
 * turn.
 */
export function createCaller(url: string, tokens: string[], people: number): Caller {
  const pool = new Pool(url, { connections: people })
  let pressed = 0
  return {
    press: async ({ body }) => {
      const authorization = `Bearer ${tokens[pressed++ % tokens.length]}`
      const headers = { 'content-type': 'application/json; charset=utf-8', authorization }
      const answer = await pool.request({ method: 'POST', path: '/api/messages', headers, body })
      return { status: answer.statusCode, text: await answer.body.text() }
    },
    close: () => pool.close(),
  }
}

/**
 * `people` press all of these, one after the other each; throws at the first answer that is not what `accept` wants.
 */
export async function playRound(
  caller: Caller,
  presses: Press[],
  people: number,
  accept: (press: Press, answer: Answered) => boolean,
): Promise<Round> {
  const latencies: number[] = []
  const rest = presses.values()
  const person = async (): Promise<void> => {
    for (const press of rest) {
      const began = performance.now()
      const answer = await caller.press(press)
      latencies.push(performance.now() - began)
      if (!accept(press, answer))
        throw new Error(`${press.verb} was answered ${answer.status} ${answer.text.slice(0, 400)}`)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: people }, person))
  const seconds = (performance.now() - began) / 1000
  return { perSecond: presses.length / seconds, latencies: latencies.sort((a, b) => a - b) }
}

/** `share` 0.5 is the median. */
export function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}
