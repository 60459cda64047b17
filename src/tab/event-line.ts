import type { ServerResponse } from 'node:http'

/** Of a stream of server-sent events. */
export const eventHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // A proxy that gathers bytes before it passes them on would make it late.
  'x-accel-buffering': 'no',
}

/** A page that reads no more is cut before it fills the memory. */
const unreadMost = 1024 * 1024

export function eventOf(json: string): string {
  return `event: desk\ndata: ${json}\n\n`
}

/** To one page; a text that begins with a colon says nothing, and keeps the line open. */
export function say(page: ServerResponse, text: string): void {
  if (page.writableLength > unreadMost) page.destroy()
  else page.write(text)
}
