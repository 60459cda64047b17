import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Answer, Incoming, Route } from '../router.ts'
import { publicGuard } from './public-guard.ts'
import type { PublicSide } from './public-side.ts'

/** Whoever sends later than that is somebody who listened and sends again. */
const toleranceMs = 5 * 60_000

/** What a website of another make does with a signed webhook. https://www.standardwebhooks.com */
export function webhookRoutes(side: PublicSide): Route[] {
  const tooMany = (): Answer => ({ status: 429, headers: { 'retry-after': '1' } })
  return [['POST', '/webhooks/site', publicGuard(side, 'webhook', tooMany, async request => receive(side, request))]]
}

function receive(side: PublicSide, request: Incoming): Answer {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(name =>
    String(request.headers[name] ?? ''),
  ) as [string, string, string]
  if (id === '' || !/^\d+$/.test(timestamp)) return { status: 400, body: { error: 'Missing required headers' } }
  if (Math.abs(side.now() - Number(timestamp) * 1000) > toleranceMs)
    return { status: 400, body: { error: 'Message timestamp too old or too new' } }
  if (!isSigned(side, `${id}.${timestamp}.${request.raw.toString('utf8')}`, signatures))
    return { status: 401, body: { error: 'No matching signature found' } }
  const known = side.webhooks.get(id)
  const at = new Date(side.now()).toISOString()
  side.webhooks.set(id, known ? { ...known, times: known.times + 1 } : { id, at, body: request.body, times: 1 })
  side.meters.created('webhook', id)
  side.changed()
  return { status: 204 }
}

/** Several may stand there while a secret is renewed. */
function isSigned({ accounts }: PublicSide, text: string, signatures: string): boolean {
  const secret = Buffer.from(accounts.webhookSecret.replace(/^whsec_/, ''), 'base64')
  const made = createHmac('sha256', secret).update(text).digest()
  return signatures.split(' ').some(one => {
    const [version, value = ''] = one.split(',')
    const given = Buffer.from(value, 'base64')
    return version === 'v1' && given.length === made.length && timingSafeEqual(given, made)
  })
}
