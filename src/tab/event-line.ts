import type { ServerResponse } from 'node:http'

/** Of a stream of server-sent events. */
const eventHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'referrer-policy': 'no-referrer',
  // A proxy that buffers bytes would make it late.
  'x-accel-buffering': 'no',
}

/** A page that stopped reading is cut off before it fills the memory. */
const unreadMost = 1024 * 1024
/** Proxies cut silent connections, and the page takes a silent stream for lost. */
const sayEveryMs = 20_000
const longestMs = 3_600_000

export type EventLineOptions = {
  /** When it ends, in ms since 1970; an hour from now at the latest. */
  until: number
  sayEveryMs?: number | undefined
  /** Called once, whichever side ended the line. */
  left(): void
}

/** The stream by which one page hears of changes: nothing is written to it after its end. */
export type EventLine = { say(text: string): void; end(): void }

/** Answers the request; the first event follows at once. */
export function openEventLine(response: ServerResponse, options: EventLineOptions): EventLine {
  const say = (text: string): void => {
    if (response.writableEnded || response.destroyed) return
    if (response.writableLength > unreadMost) response.destroy()
    else response.write(text)
  }
  const end = (): void => void response.end()
  response.writeHead(200, eventHeaders)
  const saying = setInterval(say, options.sayEveryMs ?? sayEveryMs, ':\n\n').unref()
  const ending = setTimeout(end, Math.max(0, Math.min(options.until - Date.now(), longestMs))).unref()
  response.once('close', () => {
    clearInterval(saying)
    clearTimeout(ending)
    options.left()
  })
  return { say, end }
}
