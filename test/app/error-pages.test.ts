import assert from 'node:assert/strict'
import type { ServedEdition } from '../../src/core/domain/newspapers/served-edition.ts'
import type { PosterPage } from '../../src/core/domain/relays/poster-proof.ts'
import { bytesDigest } from '../../src/core/domain/seal.ts'
import { createErrorPages } from '../../src/app/error-pages.ts'
import { listen, type Listening } from '../../src/http/listen.ts'
import { editionAddresses } from '../../src/print/edition-names.ts'
import { createServedEditions } from '../../src/print/served-editions.ts'
import { createServedPosters } from '../../src/print/served-posters.ts'
import { createServer } from '../../src/app/server.ts'
import { loadWords } from '../../src/words.ts'

const words = loadWords()
const code = 'k7m3p9xz'
const editionId = '7d3c0a9e-0000-4000-8000-000000000042'
const page: PosterPage = {
  locale: 'fr',
  reference: 'PUB-2026-0042',
  title: 'Vœux',
  summary: 'Venez.',
  body: 'Un buffet.',
  link: null,
  event: null,
  until: null,
}
const printed = new TextEncoder().encode('<html lang="fr"><style></style><main><!--errata-->12 articles</main></html>')
const digest = bytesDigest(printed)
const files = { html: digest, pdf: digest, email: digest }
const edition: ServedEdition = { reference: 'TU-2026-11', draft: null, published: { production: 1, files }, errata: [] }
/** As a browser asks for what somebody types. */
const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }

describe('what people read where an address does not answer', () => {
  let listening: Listening
  let url: string
  let isAway: boolean
  let isBusy: boolean
  const { published } = editionAddresses('', 's')

  beforeEach(async () => {
    isAway = false
    isBusy = false
    const editions = createServedEditions({
      secret: 's',
      words: words.fr,
      see: async one => (one === editionId ? edition : null),
      bytes: async () => printed,
      opened: () => undefined,
    })
    const posters = createServedPosters({
      publicUrl: '',
      secret: 's',
      authority: 'Ville',
      words,
      locale: 'fr',
      see: async () => null,
      codes: async () => {
        if (isAway) throw new Error('the database is in the river')
        return [code]
      },
      seePage: async typed => (typed === code ? page : null),
      print: () => Promise.reject(new Error('nothing is printed')),
    })
    const unknown = async () => ({ kind: 'unknown' as const })
    const routes = {
      receive: async () => ({ status: 200 }),
      notified: null,
      picture: unknown,
      calendar: unknown,
      attestation: unknown,
      printed: async (...asked: Parameters<typeof editions>) =>
        (await editions(...asked)) ?? (await posters.read(...asked)),
      site: async () => (isBusy ? ({ status: 429, headers: {}, body: null } as const) : null),
      errorPages: createErrorPages(words),
      tab: [],
      notReady: async () => [],
      held: () => null,
    }
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
    listening = await listen(
      createServer(routes, log, () => undefined),
      0,
      '127.0.0.1',
    )
    url = `http://127.0.0.1:${listening.port}`
  })
  afterEach(() => listening.close(1_000))

  const ask = (path: string, init: RequestInit = {}) => fetch(`${url}${path}`, init)

  /** A page of a few words, French first, that nobody keeps, runs anything in, or frames; to a HEAD the same head. */
  async function isPage(path: string, status: number, title: string, init: RequestInit = {}): Promise<string> {
    const [whole, head] = [await ask(path, init), await ask(path, { ...init, method: 'HEAD' })]
    const said = await whole.text()
    assert.deepEqual([whole.status, head.status, await head.text()], [status, status, ''], `${path}: ${said}`)
    for (const { headers } of [whole, head])
      assert.deepEqual(
        ['content-type', 'cache-control', 'x-content-type-options', 'x-robots-tag', 'referrer-policy'].map(name =>
          headers.get(name),
        ),
        ['text/html; charset=utf-8', 'no-store', 'nosniff', 'noindex, nofollow', 'no-referrer'],
        path,
      )
    assert.match(whole.headers.get('content-security-policy')!, /^default-src 'none';.*frame-ancestors 'none'$/)
    assert.match(said, /^<!DOCTYPE html>\n<html lang="fr">/)
    assert.deepEqual(said.match(/<h1>[^<]*<\/h1>/g), [`<h1>${title}</h1>`], path)
    assert.match(said, /<section lang="en"><h2>[^<]+<\/h2><p>[^<]+<\/p><\/section>/)
    return said
  }

  it('opens the words of a poster, however somebody types its code', async () => {
    for (const path of [
      `/lire/${code}`,
      '/lire/K7M3P9XZ',
      '/LIRE/K7M3P9XZ',
      '/Lire//k7m3-p9xz',
      '/lire/k7m3%20p9xz',
      '/lire/k7m3+p9xz',
      `/lire/${code}/`,
      `/lire/${code}?source=qr`,
    ]) {
      const answer = await ask(path)
      assert.deepEqual([answer.status, /<h1>Vœux<\/h1>/.test(await answer.text())], [200, true], path)
    }
  })

  it('tells who types a code wrongly what to check, and whom to ask', async () => {
    for (const [path, status] of [
      ['/lire', 404],
      ['/lire/', 404],
      ['/lire/abcdefg', 404],
      ['/lire/abcdefghj', 404],
      ['/lire/abcdefg0', 404],
      ['/lire/lcdefghj', 404],
      ['/lire/été-2026-fête', 404],
      ['/LIRE/ABC', 404],
      ['/lire/abcd/efghj', 404],
      [`/lire/${'a'.repeat(5_000)}`, 404],
      ['/lire/%E0%A4%A', 400],
      ['/lire/k7m3p9x%', 400],
    ] as const) {
      const said = await isPage(path, status, 'Ce code ne mène à aucune affiche')
      assert.match(said, /8\u00a0caractères.*personne relais de votre site, ou à l’équipe communication/, path)
    }
    const over = await ask('/lire/aaaaaaaa')
    assert.deepEqual([over.status, over.headers.get('content-type')], [410, 'text/html; charset=utf-8'])
  })

  it('says the same way that a poster, a newspaper, or an article is not there', async () => {
    const right = published(editionId, 'html')!
    assert.equal((await ask(right)).status, 200)
    for (const path of ['/affiche', '/affiche/x.pdf', '/AFFICHE/X', '/affiche/a/b', `/affiche/${'a'.repeat(400)}.pdf`])
      await isPage(path, 404, 'Cette adresse ne mène à aucune affiche')
    for (const path of [
      '/journal/',
      '/Journal/x.html',
      right.slice(0, -20),
      `${right}x`,
      `/journal/${'a'.repeat(999)}`,
    ])
      await isPage(path, 404, 'Cette adresse ne mène à aucun journal')
    for (const path of ['/site/articles/', '/site/articles/x', `/site/articles/${editionId}`])
      await isPage(path, 404, 'Cette adresse ne mène à aucun article')
    await isPage('/journal/%', 400, 'Cette adresse ne mène à aucun journal')
  })

  it('keeps JSON for programs, and tells whoever looks around with a browser', async () => {
    for (const path of ['/', '/k7m3p9xz', '/lirek7m3p9xz', '/site/feed', '/%E0%A4%A']) {
      const [program, person] = [await ask(path), await ask(path, { headers: browser })]
      assert.match(program.headers.get('content-type')!, /json/, path)
      assert.match(await person.text(), /«\u00a0\/lire\/\u00a0»/, path)
    }
    for (const path of ['/api/x', '/graph/x', '/tab/api/x', '/healthz/x']) {
      const refused = await ask(path, { headers: browser })
      assert.match(refused.headers.get('content-type')!, /json/, path)
      assert.equal(((await refused.json()) as { error: string }).error, 'no such address')
    }
    const title = words.fr.text('errorPages.address.title')
    for (const path of ['/media/x', '/media/a/b', '/chart/x', '/chart/']) {
      await isPage(path, 404, title, { headers: browser })
      const shown = await ask(path, { headers: { accept: 'image/avif,image/webp,*/*;q=0.8' } })
      assert.match(shown.headers.get('content-type')!, /json/, path)
    }
    // Where there is no tab, Teams still frames what it gets in its place.
    const framed = await ask('/tab/', { headers: browser })
    assert.ok((await framed.text()).includes(title))
    assert.match(framed.headers.get('content-security-policy')!, /frame-ancestors https:.*teams\.microsoft\.com/)
    assert.doesNotMatch(framed.headers.get('content-security-policy')!, /frame-ancestors 'none'/)
    for (const path of ['/attestation/x.pdf', '/calendar/x.ics', '/week/x.ics'])
      await isPage(path, 404, 'Ce lien n’est plus valable.', { headers: browser })
    const posted = await ask(`/lire/${code}`, { method: 'POST', headers: browser })
    assert.deepEqual([posted.status, posted.headers.get('content-type')?.includes('json')], [405, true])
  })

  it('says that something went wrong, or that too many ask, and when to come again', async () => {
    isBusy = true
    const busy = await ask('/site/articles/x')
    assert.equal(busy.headers.get('retry-after'), '1')
    await isPage('/site/articles/x', 429, 'Beaucoup de monde à la fois')
    const feed = await ask('/site/feed.json')
    assert.deepEqual([feed.status, feed.headers.get('retry-after')], [429, '1'])
    assert.match(feed.headers.get('content-type')!, /json/)
    isAway = true
    const said = await isPage('/lire/aaaaaaaa', 500, 'Cette page ne s’ouvre pas pour l’instant')
    assert.match(said, /Référence\u00a0: [0-9a-f]{8}</)
    assert.doesNotMatch(said, /river/)
  })

  it('refuses nobody of a thousand who open the newspaper at nine', async () => {
    const address = published(editionId, 'html')!
    const statuses = new Map<number, number>()
    const reader = async (times: number) => {
      for (let left = times; left > 0; left--) {
        const answer = await ask(address)
        assert.match(await answer.text(), /12 articles/)
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      }
    }
    await Promise.all(Array.from({ length: 100 }, () => reader(10)))
    assert.deepEqual([...statuses], [[200, 1_000]])
  })
})
