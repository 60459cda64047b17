import type { IncomingMessage, ServerResponse } from 'node:http'

/** What restify makes of a request, and of its answer: by `sendRaw` it knows that nothing more is to be said. */
type Accepting = IncomingMessage & { accepts(types: string[]): unknown }
type Answering = ServerResponse & { sendRaw(status: number, text: string, headers: Record<string, string>): void }

/** Nobody may frame Mary's answers; her pages say more. Set on every answer before its route is called. */
const always = {
  // A refused address may exist later: nobody caches the answer.
  'cache-control': 'no-store',
  'content-security-policy': "frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
}

/** For answers that a browser only shows: JSON, a picture. */
export const inertPolicy = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" }

/** Set first, so that no new route forgets one; a route may override each. */
export function headFirst(response: ServerResponse): void {
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value)
}

export function send(response: Answering, status: number, body: unknown): void {
  const text = body === undefined ? '' : JSON.stringify(body)
  response.sendRaw(status, text, { 'content-type': 'application/json; charset=utf-8', ...always, ...inertPolicy })
}

/** Cheap, for floods of requests. */
export function sendBusy(response: ServerResponse, text: string): void {
  const headers = { ...always, ...inertPolicy, 'content-type': 'application/json; charset=utf-8', 'retry-after': '1' }
  response.writeHead(429, headers)
  response.end(text)
}

/** The text as it came, in a form that a browser does not run. */
export function echo(response: Answering, text: string): void {
  response.sendRaw(200, text, { ...always, ...inertPolicy, 'content-type': 'text/plain; charset=utf-8' })
}

/** After the head was sent nothing can be said any more; restify would try, and end the process. */
export function cutOr(response: ServerResponse, error: unknown): null {
  if (!response.headersSent) throw error
  response.destroy()
  return null
}

/** Whether a page is preferred to JSON: restify answers the preferred one, though its types say otherwise. */
export function isBrowser(request: Accepting): boolean {
  return String(request.accepts(['application/json', 'text/html'])) === 'text/html'
}
