import { PassThrough } from 'node:stream'
import type { Route } from '../router.ts'
import type { Events } from '../world/events.ts'

const gatherMs = 60
const beatMs = 20_000

/** GET /town/events: server-sent events; a broadcast that changes one chat many times says it once in a while. */
export function watchRoutes(events: Events): Route[] {
  return [
    [
      'GET',
      '/town/events',
      async () => ({
        status: 200,
        headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
        body: stream(events),
      }),
    ],
  ]
}

function stream(events: Events): PassThrough {
  const out = new PassThrough()
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const send = (): void => {
    timer = undefined
    for (const event of waiting) out.write(`data: ${event}\n\n`)
    waiting.clear()
  }
  const stop = events.listen(event => {
    waiting.add(JSON.stringify(event))
    timer ??= setTimeout(send, gatherMs)
  })
  const beat = setInterval(() => out.write(': still here\n\n'), beatMs)
  out.write('retry: 1000\n\n')
  out.on('close', () => {
    stop()
    clearTimeout(timer)
    clearInterval(beat)
  })
  return out
}
