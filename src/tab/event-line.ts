import type { ServerResponse } from 'node:http'

/** Of a stream of server-sent events. */
const eventHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'referrer-policy': 'no-referrer',
  // A proxy that gathers bytes before it passes them on would make it late.
  'x-accel-buffering': 'no',
}

/** A page that reads no more is cut before it fills the memory. */
const unreadMost = 1024 * 1024
/** Proxies cut what is silent; the page takes a line that says nothing for lost. */
const sayEveryMs = 20_000
const longestMs = 3_600_000

export type EventLineOptions = {
  /** When it ends, in ms since 1970; an hour from now at the latest. */
  until: number
  sayEveryMs?: number | undefined
  /** Once, whoever ended it. */
  left(): void
}

/** The line by which one page hears of changes: nothing is written to it once it ended, or nobody reads it. */
export type EventLine = { say(text: string): void; end(): void }

/** Answers the request: what is said first follows at once. */
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
