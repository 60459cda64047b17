import assert from 'node:assert/strict'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { createSiteHook, type SiteHookOptions } from '../../src/site/signed-webhook.ts'
import { reply, secureServer } from '../support/secure-server.ts'
import { postId, root } from './site-articles.ts'
import type { SiteNews } from '../../src/core/ports/outside.ts'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const news: SiteNews = {
  id: '55555555-5555-4555-8555-555555555555',
  what: 'published',
  at: '2026-11-25T09:00:00.000Z',
  postId,
  url: null,
}

describe('the webhook of the site', function () {
  const server = secureServer()
  const hook = (options: Partial<SiteHookOptions> = {}) =>
    createSiteHook({
      url: `${server.origin}/hook`,
      secret,
      root,
      hosts: ['localhost'],
      now: () => new Date(),
      ...options,
    })
  const answering = (status: number, headers = {}) => {
    const bodies: { body: string; request: IncomingMessage }[] = []
    server.answer = (request, response) =>
      void text(request).then(body => {
        bodies.push({ body, request })
        reply(response, status, headers, 'x'.repeat(100_000))
      })
    return bodies
  }

  it('is signed so that a receiver by the standard believes it, and says where to read', async () => {
    const bodies = answering(204)
    assert.deepEqual(await hook().tell(news), { kind: 'told' })
    const [{ body, request }] = bodies as [{ body: string; request: IncomingMessage }]
    const headers = request.headers as Record<string, string>
    assert.deepEqual(new Webhook(secret).verify(body, headers), {
      type: 'article.published',
      timestamp: news.at,
      data: {
        id: `urn:uuid:${postId}`,
        url: `${root}/articles/${postId}`,
        page: `${root}/articles/${postId}`,
        feed: `${root}/feed.atom`,
      },
    })
    assert.equal(headers['webhook-id'], news.id)
    assert.throws(() => new Webhook(secret).verify(`${body} `, headers))
    assert.throws(() => new Webhook(`whsec_${Buffer.alloc(32, 8).toString('base64')}`).verify(body, headers))
  })

  it('says what changed, under the same id as often as it is told', async () => {
    const bodies = answering(200)
    for (const what of ['corrected', 'taken-back', 'taken-back'] as const) await hook().tell({ ...news, what })
    assert.deepEqual(
      bodies.map(({ body }) => (JSON.parse(body) as { type: string }).type),
      ['article.updated', 'article.removed', 'article.removed'],
    )
    assert.equal(bodies[1]?.body, bodies[2]?.body)
  })

  it('tells what may be tried later from what is not wanted', async () => {
    for (const [status, headers, told] of [
      [500, {}, { kind: 'not-yet', retryInMs: null }],
      [429, { 'retry-after': '120' }, { kind: 'not-yet', retryInMs: 120_000 }],
      [503, { 'retry-after': 'Thu, 26 Nov 2026 08:00:00 GMT' }, { kind: 'not-yet', retryInMs: null }],
      [401, {}, { kind: 'not-yet', retryInMs: null }],
      [302, { location: 'https://127.0.0.1/' }, { kind: 'not-yet', retryInMs: null }],
      [410, {}, { kind: 'never' }],
    ] as const) {
      const bodies = answering(status, headers)
      assert.deepEqual(await hook().tell(news), told, String(status))
      assert.equal(bodies.length, 1)
    }
  })

  it('goes to no private network that is not named', async () => {
    const bodies = answering(200)
    for (const url of [
      'https://127.0.0.1/',
      'https://10.0.0.1/',
      'https://[::1]/',
      server.origin.replace('https', 'http'),
    ])
      assert.deepEqual(await hook({ url, hosts: [] }).tell(news), { kind: 'never' }, url)
    assert.equal((await hook({ hosts: [] }).tell(news)).kind, 'not-yet')
    assert.equal(bodies.length, 0)
  })

  it('waits for nobody for long, and does not fall over where nobody is', async () => {
    server.answer = () => undefined
    assert.equal((await hook({ wholeMs: 200 }).tell(news)).kind, 'not-yet')
    assert.equal((await hook({ url: 'https://localhost:9/' }).tell(news)).kind, 'not-yet')
  })
})
