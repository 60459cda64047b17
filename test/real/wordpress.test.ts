import assert from 'node:assert/strict'
import { openWordpress } from '../../src/networks/wordpress/wordpress-network.ts'
import { networkContract, outgoing, type Read } from '../networks/network-contract.ts'
import { nowhere } from '../networks/open-public.ts'
import { photo } from '../support/photo.ts'
import { isHere } from './servers/parts.ts'
import type { RealServer } from './servers/program.ts'
import { wayTo } from './servers/struck-way.ts'
import { startWordpress } from './servers/wordpress.ts'

type Article = { id: number; title: { rendered: string }; content: { rendered: string } }

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const shown = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:#(\d+)|(amp|lt|gt|quot));/g, (_, code: string | undefined, name: string) =>
      code === undefined ? named[name]! : String.fromCodePoint(Number(code)),
    )
    .trim()

/** As whoever has no account reads it: WordPress makes quotes, dashes and faces of its own of what it shows. */
async function readArticles(url: string): Promise<(Read & { title: string; html: string })[]> {
  const answer = await fetch(`${url}/?rest_route=/wp/v2/posts&per_page=100`)
  assert.equal(answer.status, 200)
  return ((await answer.json()) as Article[]).map(({ id, title, content: { rendered: html } }) => ({
    uri: `${url}/?p=${id}`,
    text: shown(html),
    alts: [...html.matchAll(/<img[^>]* alt="([^"]*)"/g)].map(([, alt = '']) => shown(alt)),
    title: shown(title.rendered),
    html,
  }))
}

const accountOf = ({ url, credentials }: RealServer<{ user: string; password: string }>) => ({
  url,
  user: credentials.user,
  appPassword: credentials.password,
})

if (isHere('wordpress')) {
  networkContract('WordPress, a real one', async () => {
    const server = await startWordpress()
    const way = await wayTo(server.url)
    const account = { ...accountOf(server), url: way.url }
    return {
      network: openWordpress(account),
      wrongKey: openWordpress({ ...account, appPassword: 'wrong' }),
      away: openWordpress({ ...account, url: nowhere }),
      read: () => readArticles(way.url),
      strike: way.strike,
      say: null,
      texts: { taken: ['a'.repeat(20_000)], refused: ['a'.repeat(20_001)] },
      edits: true,
      remembersKeys: true,
      close: async () => {
        await way.close()
        await server.stop()
      },
    }
  })

  describe('WordPress, a real one', function () {
    this.timeout(60_000)
    let server: Awaited<ReturnType<typeof startWordpress>>
    before(async () => {
      server = await startWordpress()
    })
    after(() => server?.stop())

    it('shows what was written: no quotes, faces, players or brackets of its own', async () => {
      const text = `"Oui" et 'non'... -- 9x9 :) ;-) [gallery ids="1"] <b>&amp;</b> https://youtu.be/dQw4w9WgXcQ`
      const title = `L'été "ici"... -- 4x4`
      await openWordpress(accountOf(server)).publish(outgoing({ text, title }))
      const [read] = await readArticles(server.url)
      assert.deepEqual([read?.title, read?.text], [title, text])
    })

    it('takes the pictures away with the article, and files it under its headings', async () => {
      const network = openWordpress(accountOf(server))
      const given = outgoing({
        pictures: [{ bytes: await photo(64), contentType: 'image/png', alt: 'La façade' }],
        sections: ['Vie culturelle & « loisirs »'],
      })
      const published = await network.publish(given)
      assert.ok(published.kind === 'done')
      const [read] = await readArticles(server.url)
      const source = shown(/src="([^"]+)"/.exec(read?.html ?? '')?.[1] ?? '')
      assert.equal((await fetch(source)).status, 200)
      const categories = await fetch(`${server.url}/?rest_route=/wp/v2/categories`)
      const names = ((await categories.json()) as { name: string; count: number }[]).filter(({ count }) => count > 0)
      assert.ok(names.some(({ name }) => name.includes('Vie culturelle')))
      assert.equal((await network.takeBack(published)).kind, 'done')
      assert.deepEqual([(await fetch(source)).status, (await fetch(published.uri)).status], [404, 404])
    })
  })
}
