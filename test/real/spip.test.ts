import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SiteArticle } from '../../src/site/site-article.ts'
import { type FeedName, feedTypes, writeFeed } from '../../src/site/write-feeds.ts'
import { root, site, siteOne } from '../site/site-articles.ts'
import { isHere } from './servers/parts.ts'
import { startSpip } from './servers/spip.ts'

const other = '33333333-3333-4333-8333-333333333333'

if (isHere('spip'))
  describe('a real SPIP', function () {
    this.timeout(60_000)
    let spip: Awaited<ReturnType<typeof startSpip>>
    let server: Server
    let articles: SiteArticle[]
    before(async () => {
      spip = await startSpip()
      server = createServer((asked, answer) => {
        const name = asked.url!.slice(1) as FeedName
        void writeFeed(name, articles, site).then(feed => answer.setHeader('content-type', feedTypes[name]).end(feed))
      })
      await once(server.listen(0, 'localhost'), 'listening')
    })
    after(async () => {
      server?.closeAllConnections()
      server?.close()
      await spip?.stop()
    })

    for (const name of ['feed.atom', 'feed.rss'] as const)
      it(`reads ${name}: each article once, and its correction in its place`, async () => {
        const address = `http://localhost:${(server.address() as AddressInfo).port}/${name}`
        const kept = async () =>
          (await spip.readFeed(address)).map(({ titre, url, date }) => [titre, url, date?.slice(0, 10)])
        const first = siteOne({ title: 'L’été « en ville » & ailleurs', summary: 'Dès 9 h.' })
        const second = siteOne({ postId: other, title: 'Avant', at: '2026-11-24T09:00:00.000Z' })
        articles = [first, second]
        // Titles are HTML there.
        const both = [
          ['L’été « en ville » &amp; ailleurs', first.address, '2026-11-25'],
          ['Avant', `${root}/articles/${other}`, '2026-11-24'],
        ]
        assert.deepEqual((await kept()).toSorted().toReversed(), both.toSorted().toReversed())
        articles = [{ ...first, title: 'L’été, corrigé', correctedAt: '2026-11-26T10:00:00.000Z' }, second]
        const after = await kept()
        assert.equal(after.length, 2)
        assert.ok(after.some(([title]) => title === 'L’été, corrigé'))
      })
  })
