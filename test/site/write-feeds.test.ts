import assert from 'node:assert/strict'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { type SiteArticle } from '../../src/site/site-article.ts'
import { writeFeed } from '../../src/site/write-feeds.ts'
import { seen } from './seen-html.ts'
import { hostile, postId, root, site, siteOne } from './site-articles.ts'

const other = '33333333-3333-4333-8333-333333333333'

describe('the feeds of the site', () => {
  const articles = [
    siteOne({ correctedAt: '2026-11-26T10:00:00.000Z' }),
    siteOne({ postId: other, title: 'Avant', at: '2026-11-24T09:00:00.000Z', link: null, section: null }),
  ]
  const atom = async (all: readonly SiteArticle[]) => parseAtomFeed(await writeFeed('feed.atom', all, site))
  const rss = async (all: readonly SiteArticle[]) => parseRssFeed(await writeFeed('feed.rss', all, site))
  const json = async (all: readonly SiteArticle[]) =>
    parseJsonFeed(JSON.parse(await writeFeed('feed.json', all, site)) as object)

  it('are read back as Atom, with what changed and since when', async () => {
    const feed = await atom(articles)
    assert.deepEqual([feed.title?.value, feed.updated], [site.name, '2026-11-26T10:00:00.000Z'])
    assert.ok(feed.links?.some(({ rel, href }) => rel === 'self' && href === `${root}/feed.atom`))
    const [first, second] = feed.entries ?? []
    assert.deepEqual(
      [first?.id, first?.title?.value, first?.published, first?.updated, first?.links?.[0]?.href],
      [
        `urn:uuid:${postId}`,
        'La médiathèque rouvre',
        '2026-11-25T09:00:00.000Z',
        '2026-11-26T10:00:00.000Z',
        `${root}/articles/${postId}`,
      ],
    )
    assert.equal(first?.summary?.value, 'Mardi à 12 h 30.')
    assert.match(first?.content?.value ?? '', /<h2>Le lieu<\/h2><p><strong>Ouvert<\/strong> <em>dès<\/em>/)
    assert.deepEqual(
      first?.categories?.map(({ term }) => term),
      ['Agenda'],
    )
    assert.equal(second?.title?.value, 'Avant')
  })

  it('are read back as RSS and as JSON with the same articles', async () => {
    const [{ items = [], link, language }, feed] = [await rss(articles), await json(articles)]
    assert.deepEqual([link, language, feed.title], [site.home, 'fr', site.name])
    assert.deepEqual(
      items.map(({ title, guid }) => [title, guid?.value, guid?.isPermaLink]),
      [
        ['La médiathèque rouvre', `urn:uuid:${postId}`, false],
        ['Avant', `urn:uuid:${other}`, false],
      ],
    )
    assert.deepEqual(
      feed.items?.map(({ id, url, title }) => [id, url, title]),
      [
        [`urn:uuid:${postId}`, `${root}/articles/${postId}`, 'La médiathèque rouvre'],
        [`urn:uuid:${other}`, `${root}/articles/${other}`, 'Avant'],
      ],
    )
    assert.equal(items[0]?.content?.encoded, feed.items?.[0]?.content_html)
  })

  it('names nobody but the authority', async () => {
    for (const name of ['feed.atom', 'feed.rss', 'feed.json'] as const) {
      const text = await writeFeed(name, articles, site)
      assert.doesNotMatch(text, /Camille|Claire|PUB-|audience/)
    }
    assert.deepEqual(
      (await atom(articles)).authors?.map(({ name }) => name),
      [site.name],
    )
  })

  it('is the same bytes while nothing changed, also where there is nothing', async () => {
    for (const all of [articles, []])
      for (const name of ['feed.atom', 'feed.rss', 'feed.json'] as const)
        assert.equal(await writeFeed(name, all, site), await writeFeed(name, all, site))
    assert.equal((await atom([])).entries?.length ?? 0, 0)
  })

  it('end with no words that anybody wrote, and run none of them', async () => {
    const all = [
      siteOne({
        title: hostile,
        summary: hostile,
        text: `${hostile}\n\n## ${hostile}\n\n> ${hostile}\n\n![${hostile.replaceAll(']', '')}](photo:1)`,
        section: hostile,
        link: { title: hostile, url: 'https://b.example/?a="><script>' },
        pictures: [{ src: 'https://mary.example/media/a.b', alt: hostile }],
      }),
      siteOne({ postId: other, title: 'Après' }),
    ]
    const typed = '<img src=x onerror="alert(1)">&amp;&lt;b&gt; ]]> ]]>'
    const read = [
      (await atom(all)).entries?.map(({ title, summary, content }) => [title?.value, summary?.value, content?.value]),
      (await rss(all)).items?.map(({ title, description, content }) => [title, description, content?.encoded]),
    ]
    for (const entries of read) {
      assert.equal(entries?.length, 2)
      for (const html of entries[0]!) {
        const { text, runs } = seen(html ?? '')
        assert.equal(runs, 0)
        assert.ok(text.includes(typed), text)
      }
      assert.equal(entries[1]![0], 'Après')
    }
    // What no lenient reader would notice: a bracket in the value of an attribute.
    const bare = (await writeFeed('feed.atom', all, site)).replaceAll(/<!\[CDATA\[.*?\]\]>/gs, '')
    assert.doesNotMatch(bare, /="[^"]*</)
    const { items } = await json(all)
    assert.ok(items?.[0]?.title?.includes(typed))
    assert.equal(seen(items![0]!.content_html ?? '').runs, 0)
  })

  it('are written in a moment, however much there is', async () => {
    const text = '**a** '.repeat(3_300)
    const many = Array.from({ length: 50 }, (_, at) =>
      siteOne({ postId: `${at}`.padStart(8, '0') + other.slice(8), text }),
    )
    const begun = process.cpuUsage()
    assert.equal((await atom(many)).entries?.length, 50)
    const { user } = process.cpuUsage(begun)
    assert.ok(user < 8_000_000, `${user} µs`)
  })
})
