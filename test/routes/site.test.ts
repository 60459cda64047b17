import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { Webhook } from 'standardwebhooks'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChat } from '../support/road.ts'
import { reply, secureServer } from '../support/secure-server.ts'
import { approvedBy, retained, submitted } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const title = 'Le pont rouvre'
const words = '## Le pont\n\nIl rouvre **lundi** </script> ]]> <img src=x onerror=alert(1)>.'
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
type News = { id: string; type: string; url: string }

onStores(['PostgreSQL'], open => {
  describe('the site, from the visa to what everybody reads', function () {
    // One road: what lies behind a step that failed tells nothing more.
    this.bail(true)
    const receiver = secureServer()
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    let reference: string
    let status = 500
    const tried: News[] = []

    before(async () => {
      receiver.answer = (request, response) =>
        void text(request).then(body => {
          const { type, data } = new Webhook(secret).verify(body, request.headers as Record<string, string>) as {
            type: string
            data: { url: string }
          }
          tried.push({ id: String(request.headers['webhook-id']), type, url: data.url })
          reply(response, status)
        })
      const trust = `import tls from 'node:tls';tls.setDefaultCACertificates([...tls.getCACertificates('default'),${JSON.stringify(receiver.certificate)}])`
      const none = { WORDPRESS_URL: '', WORDPRESS_USER: '', WORDPRESS_APP_PASSWORD: '' }
      mary = await open({
        sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' },
        env: {
          ...none,
          SITE_NAME: 'Ville de Montréval',
          SITE_WEBHOOK_URL: `${receiver.origin}/hook`,
          SITE_WEBHOOK_SECRET: secret,
          NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(trust)}`,
        },
      })
      town = mary.town
      people = await cast(town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    const get = (path: string, headers = {}) => fetch(`${mary.url}/site/${path}`, { headers })
    const entries = async () => parseAtomFeed(await (await get('feed.atom')).text()).entries ?? []

    it('has nothing before anything was approved', async () => {
      assert.deepEqual(await entries(), [])
      assert.equal((await get('articles/22222222-2222-4222-8222-222222222222')).status, 404)
    })

    it('has the article once its hour has come, in each feed and on a page of its own', async () => {
      const { card } = await retained(town, people, title)
      const at = new Date(Date.now() + 20_000).toISOString()
      const article = { article: { text: words, warning: '', pictures: [] } }
      await mary.ask(
        `update post set doc = jsonb_set(jsonb_set(doc, '{content,variants}', $1::jsonb), '{elsewhere}', $2::jsonb)`,
        JSON.stringify(article),
        JSON.stringify([{ channel: 'site', at }]),
      )
      reference = await submitted(town, people, card, { title })
      await approvedBy(town, people.head.id, title)
      await approvedBy(town, people.otherComms.id, title)
      const [entry] = await eventually(async () => {
        const all = await entries()
        return all.length > 0 && all
      }, 'the article is out')
      const address = entry?.links?.[0]?.href ?? ''
      assert.match(address, /\/site\/articles\/[0-9a-f-]{36}$/)
      const page = await (await fetch(address)).text()
      for (const html of [entry?.content?.value ?? '', page]) {
        assert.match(html, /<h2>Le pont<\/h2><p>Il rouvre <strong>lundi<\/strong> &lt;\/script&gt;/)
        assert.doesNotMatch(html, /<img src=x|PUB-|Claire/)
      }
      const rss = parseRssFeed(await (await get('feed.rss')).text())
      const json = parseJsonFeed(JSON.parse(await (await get('feed.json')).text()) as object)
      assert.equal(rss.items?.[0]?.content?.encoded, json.items?.[0]?.content_html)
      assert.equal(json.items?.[0]?.title, title)
      const first = await get('feed.atom')
      const again = await get('feed.atom', { 'if-none-match': first.headers.get('etag') ?? '' })
      assert.equal(again.status, 304)
      assert.equal((await fetch(`${mary.url}/site/feed.atom`, { method: 'HEAD' })).status, 200)
    })

    it('is told to the other site though she dies before it was taken: once, by its id', async () => {
      await eventually(async () => tried.length > 0, 'the other site was asked')
      await mary.kill()
      const before = tried.length
      status = 204
      // A run that died with her counts as lost only after minutes.
      await mary.ask(
        `update pgboss.job set state = 'retry', start_after = now() where name = 'site.webhook' and state in ('active', 'retry')`,
      )
      await mary.start()
      await eventually(async () => tried.length > before, 'the other site was asked again')
      assert.deepEqual([...new Set(tried.map(({ id, type }) => `${id} ${type}`))].length, 1)
      assert.equal(tried[0]?.type, 'article.published')
    })

    it('is gone everywhere once it was taken back, and the other site hears so', async () => {
      const address = (await entries())[0]?.links?.[0]?.href ?? ''
      await town.say(people.comms.id, `parution ${reference} site retirer`)
      await inChat(town, people.comms.id, reference, 'Site')
      await eventually(async () => (await fetch(address)).status === 410, 'the page is gone')
      await eventually(async () => (await entries()).length === 0, 'the feed is empty')
      await eventually(async () => tried.some(({ type }) => type === 'article.removed'), 'the other site heard')
    })
  })
})
