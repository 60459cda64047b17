import { Readable } from 'node:stream'
import type { Answer, Handler, Incoming, Route } from '../router.ts'

const asked = ['accept', 'accept-language', 'authorization', 'content-type', 'if-none-match']
const told = ['cache-control', 'content-type', 'etag', 'referrer-policy', 'retry-after', 'x-content-type-options']

/**
 * Mary's pages under the desk's own origin. `teams-js` speaks to nobody but Teams' own hosts over https and to who has
 * the origin of the page itself; so the desk may stand in for Teams, and Mary need not know of it. What may frame the
 * page, and where its pictures come from, is said anew for here. `pictures`: origins (PUBLIC_URL).
 */
export function tabMirror(botUrl: () => string | undefined, pictures: string[]): Route[] {
  const mirror: Handler = async request => {
    const answer = await pass(request, botUrl())
    const policy = answer?.headers.get('content-security-policy') ?? null
    if (answer === undefined) return silent
    const kept = told.flatMap(name => {
      const value = answer.headers.get(name)
      return value === null ? [] : [[name, value] as const]
    })
    const headers = Object.fromEntries(kept)
    if (policy !== null) headers['content-security-policy'] = here(policy, pictures)
    if (answer.body === null) return { status: answer.status, headers, body: undefined }
    const body = Readable.fromWeb(answer.body)
    // Mary may die before anybody reads what she began to say.
    body.on('error', () => undefined)
    return { status: answer.status, headers, body }
  }
  const address = '/tab/:path*'
  return [
    ['GET', '/tab/', mirror],
    ['GET', address, mirror],
    ['POST', address, mirror],
  ]
}

const silent: Answer = {
  status: 502,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: Buffer.from('Mary ne répond pas.'),
}

/** Undefined: no answer, or an address that leads out of the tab. */
async function pass(request: Incoming, botUrl: string | undefined): Promise<Response | undefined> {
  if (botUrl === undefined) return undefined
  const { method, path, query, raw } = request
  const url = new URL(query.size === 0 ? path : `${path}?${query.toString()}`, botUrl)
  if (!url.pathname.startsWith('/tab/')) return undefined
  const headers = asked.flatMap(name => {
    const value = request.headers[name]
    return typeof value === 'string' ? [[name, value] as [string, string]] : []
  })
  const body = method === 'GET' ? null : new Uint8Array(raw)
  return fetch(url, { method, headers, body, redirect: 'manual' }).catch(() => undefined)
}

function here(policy: string, pictures: string[]): string {
  return policy
    .replace(/frame-ancestors[^;]*/, "frame-ancestors 'self'")
    .replace(/img-src[^;]*/, images => [images, ...pictures].join(' '))
}
