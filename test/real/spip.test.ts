import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isHere } from './servers/parts.ts'
import { startSpip } from './servers/spip.ts'

const feed = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Ville</title><link>https://ville.example/</link><description>Actualités</description>
<item><title>Inauguration de la médiathèque</title><link>https://ville.example/a/1</link><guid>https://ville.example/a/1</guid>
<description>Samedi à 11 heures.</description><pubDate>Fri, 27 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>`

if (isHere('spip'))
  describe('a real SPIP', function () {
    this.timeout(60_000)
    let spip: Awaited<ReturnType<typeof startSpip>>
    before(async () => {
      spip = await startSpip()
    })
    after(() => spip?.stop())

    it('answers, and reads a feed, again without seeing anything twice', async () => {
      assert.equal((await fetch(spip.url)).status, 200)
      const site = createServer((_, answer) => answer.setHeader('content-type', 'application/rss+xml').end(feed))
      await once(site.listen(0, 'localhost'), 'listening')
      const address = `http://localhost:${(site.address() as AddressInfo).port}/feed.rss`
      for (let times = 0; times < 2; times++) {
        const kept = await spip.readFeed(address)
        assert.deepEqual(
          kept.map(({ titre, url, descriptif }) => [titre, url, descriptif]),
          [['Inauguration de la médiathèque', 'https://ville.example/a/1', 'Samedi à 11 heures.']],
        )
      }
      site.closeAllConnections()
      site.close()
    })
  })
