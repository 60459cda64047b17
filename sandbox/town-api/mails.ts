import type { Answer, Route } from '../router.ts'
import type { KeptMail } from '../world/outbox.ts'
import { ok, type TownApi } from './api.ts'

/** Nothing of a message runs, and nothing is asked of anybody. */
const policy = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'"

/** What was sent by e-mail. */
export function mailRoutes({ outbox }: TownApi): Route[] {
  const served = (path: string, serve: (mail: KeptMail) => Answer): Route => [
    'GET',
    path,
    async request => {
      const mail = outbox.get(request.params['id'] ?? '')
      return mail === undefined ? { status: 404 } : serve(mail)
    },
  ]
  return [
    ['GET', '/town/mails', async () => ok(outbox.all().map(({ mime: _mime, html: _html, ...mail }) => mail))],
    served('/town/mails/:id/page', ({ html }) => ({
      status: 200,
      body: Buffer.from(html),
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    })),
    served('/town/mails/:id/eml', ({ mime }) => ({
      status: 200,
      body: Buffer.from(mime, 'base64'),
      headers: {
        'content-type': 'message/rfc822',
        'content-disposition': 'attachment; filename="courriel.eml"',
        'x-content-type-options': 'nosniff',
      },
    })),
  ]
}
