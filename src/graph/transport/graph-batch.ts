import { setTimeout as delay } from 'node:timers/promises'
import { Unavailable } from '../../core/domain/errors.ts'
import type { Ask, Graph } from '../graph.ts'
import { failureOf, retryAfterMs } from './failure.ts'

/** https://learn.microsoft.com/graph/json-batching */
const mostRequests = 20
const batchesAtOnce = 3
const mostRounds = 4
const shortestWaitMs = 1_000
const longestWaitMs = 10_000

type Part = { id: string; status: number; headers?: Record<string, string>; body?: unknown }

/**
 * Many GETs in a few requests; bodies in the order asked. Throttled ones are asked again by themselves, after the
 * longest wait that one of them named. Throws as `get` does.
 */
export async function getMany<T>(graph: Graph, urls: readonly string[], ask: Pick<Ask, 'needs'>): Promise<T[]> {
  const bodies = new Map<string, T>()
  let open = [...urls.keys()]
  for (let round = 1; open.length > 0; round++) {
    const slow: Response[] = []
    await eachOf(batchesOf(open), async ids => {
      const requests = ids.map(id => ({ id: String(id), method: 'GET', url: urls[id]! }))
      const { responses } = await graph.send<{ responses: Part[] }>('POST', '/$batch', { requests }, ask)
      for (const part of responses) {
        if (part.status < 300) bodies.set(part.id, part.body as T)
        else slow.push(retriable(part, urls[Number(part.id)] ?? '', ask.needs, round))
      }
    })
    open = open.filter(id => !bodies.has(String(id)))
    if (open.length > 0) await delay(waitMs(slow))
  }
  return urls.map((_, id) => bodies.get(String(id))!)
}

/** Anything but a busy Graph is thrown at once, and so is a Graph that stays busy. */
function retriable(part: Part, url: string, needs: string, round: number): Response {
  const response = new Response(null, { status: part.status, headers: part.headers ?? {} })
  const failure = failureOf(response, JSON.stringify(part.body ?? {}), `GET ${url}`, needs)
  if (!(failure instanceof Unavailable) || round >= mostRounds) throw failure
  return response
}

function waitMs(slow: Response[]): number {
  return Math.min(longestWaitMs, Math.max(...slow.map(response => retryAfterMs(response) ?? shortestWaitMs)))
}

function batchesOf(ids: number[]): number[][] {
  return Array.from({ length: Math.ceil(ids.length / mostRequests) }, (_, n) =>
    ids.slice(n * mostRequests, (n + 1) * mostRequests),
  )
}

async function eachOf<T>(all: T[], work: (one: T) => Promise<void>): Promise<void> {
  const next = all.values()
  const worker = async (): Promise<void> => {
    for (const one of next) await work(one)
  }
  await Promise.all(Array.from({ length: batchesAtOnce }, worker))
}
