import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { openConnector, type Connector } from '../../support/connector.ts'
import { startSandbox, type StartedSandbox } from '../../support/sandbox.ts'

describe('the public side of the town, over HTTP', function () {
  this.timeout(60_000)
  let sandbox: StartedSandbox
  let connector: Connector
  const { now } = Date
  const variable = (name: string): string => sandbox.variables[name] ?? ''
  before(async () => {
    sandbox = await startSandbox()
    connector = await openConnector(sandbox.variables, sandbox.ca)
  })
  after(() => sandbox.close())

  const bluesky = async (method: string, name: string, body?: unknown, token = '') =>
    connector.bare(method, `/xrpc/${name}`, body, token === '' ? {} : { authorization: `Bearer ${token}` })
  const signIn = async () => {
    const [identifier, password] = [variable('BLUESKY_IDENTIFIER'), variable('BLUESKY_APP_PASSWORD')]
    const { body } = await bluesky('POST', 'com.atproto.server.createSession', { identifier, password })
    return body as { did: string; accessJwt: string }
  }
  const publish = async (text: string) => {
    const { did, accessJwt } = await signIn()
    const record = { $type: 'app.bsky.feed.post', text, createdAt: new Date().toISOString() }
    return bluesky('POST', 'com.atproto.repo.createRecord', { repo: did, collection: record.$type, record }, accessJwt)
  }

  it('hands its accounts to Mary as a tenant would', async () => {
    assert.equal((await publish('Bonjour à tous')).status, 200)
    const headers = { authorization: `Bearer ${variable('MASTODON_TOKEN')}` }
    const toot = await connector.bare('POST', '/api/v1/statuses', { status: 'Bonjour ici' }, headers)
    assert.equal(toot.status, 200)
    const secret = Buffer.from(`${variable('WORDPRESS_USER')}:${variable('WORDPRESS_APP_PASSWORD')}`).toString('base64')
    const article = await connector.bare(
      'POST',
      '/?rest_route=/wp/v2/posts',
      { title: 'Bonjour', content: '<p>Bonjour là</p>', status: 'publish' },
      { authorization: `Basic ${secret}` },
    )
    assert.equal(article.status, 201)
    const byPath = await connector.bare('GET', '/wp-json/wp/v2/posts?slug=bonjour', undefined, {})
    assert.equal((byPath.body as unknown[]).length, 1)
    const { posts } = await sandbox.town.inPublic()
    assert.deepEqual(posts.map(one => [one.place, one.text]).toSorted(), [
      ['bluesky', 'Bonjour à tous'],
      ['cms', 'Bonjour là'],
      ['mastodon', 'Bonjour ici'],
    ])
    const { public: counts } = await sandbox.town.counts()
    assert.deepEqual(
      [counts.bluesky, counts.mastodon, counts.cms].map(one => Object.values(one.created)),
      [[1], [1], [1]],
    )
  })

  it('lets the public answer, and shows it where it was said', async () => {
    const [post] = (await sandbox.town.inPublic()).posts.filter(one => one.place === 'bluesky')
    await sandbox.town.sayInPublic({ place: 'bluesky', text: 'Merci !', to: post!.uri })
    await sandbox.town.sayInPublic({ place: 'mastodon', text: 'Et la piscine ?' })
    const { posts, mentions } = await sandbox.town.inPublic()
    assert.deepEqual(
      [posts.find(one => one.uri === post!.uri)?.answers[0]?.text, mentions[0]?.text],
      ['Merci !', 'Et la piscine ?'],
    )
    const { accessJwt } = await signIn()
    const { body } = await bluesky('GET', `app.bsky.feed.getPostThread?uri=${post!.uri}`, undefined, accessJwt)
    assert.match(JSON.stringify(body), /Merci !/)
    for (const wrong of [
      { place: 'cms' as 'bluesky', text: 'a' },
      { place: 'bluesky' as const, text: ' ' },
    ])
      await assert.rejects(sandbox.town.sayInPublic(wrong), /400/)
  })

  it('withdraws an account, and is struck by faults', async () => {
    await sandbox.town.setPublic({ revoked: ['bluesky'] })
    assert.equal((await publish('Rien')).status, 401)
    await sandbox.town.setPublic({ revoked: [] })
    await sandbox.town.setFaults({ target: 'bluesky', kind: 'down', share: 1, seconds: 60 })
    assert.equal((await bluesky('GET', 'com.atproto.repo.getRecord')).status, 503)
    await sandbox.town.setFaults()
  })

  it('takes a signed webhook, the same one once, and no other', async () => {
    const secret = Buffer.from(variable('SITE_WEBHOOK_SECRET').replace('whsec_', ''), 'base64')
    const send = (id: string, at: number, key = secret) => {
      const text = JSON.stringify({ type: 'article.published' })
      const seconds = String(Math.floor(at / 1000))
      const signature = `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${text}`).digest('base64')}`
      const headers = { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,old ${signature}` }
      return connector.bare('POST', new URL(variable('SITE_WEBHOOK_URL')).pathname, text, headers)
    }
    assert.equal((await send('m1', now())).status, 204)
    assert.equal((await send('m1', now())).status, 204)
    assert.equal((await send('m2', now(), Buffer.from('another'))).status, 401)
    assert.equal((await send('m3', now() - 3_600_000)).status, 400)
    const { webhooks } = await sandbox.town.inPublic()
    assert.deepEqual(
      webhooks.map(({ id, times }) => [id, times]),
      [['m1', 2]],
    )
  })

  it('forgets it all when the town starts anew', async () => {
    await sandbox.town.reset()
    const { posts, mentions, webhooks } = await sandbox.town.inPublic()
    assert.deepEqual([posts, mentions, webhooks], [[], [], []])
    assert.deepEqual((await sandbox.town.counts()).public.bluesky.created, {})
  })
})
