import assert from 'node:assert/strict'
import { parseAtomFeed } from 'feedsmith'
import ICAL from 'ical.js'
import { openSite } from '../../src/app/open-site.ts'
import type { PublicArticle } from '../../src/core/domain/releases/public-article.ts'
import { writeAgenda } from '../../src/calendar/write-agenda.ts'
import { createServedSite, type ReadSite, type SiteAnswer } from '../../src/site/served-site.ts'
import { loadWords } from '../../src/words.ts'
import { postId, publicOne, root } from './site-articles.ts'

const words = loadWords(undefined, 'Europe/Paris')
const event = { date: '2026-12-01', time: '18:30', ends: null, place: 'Salle 12', isOff: false }
const bytes = (answer: SiteAnswer | null): string => String(answer?.body)

describe('the site', () => {
  let clock: number
  let articles: PublicArticle[]
  let reads: number
  let gone: boolean
  /** Pictures without an address for everybody. */
  let nowhere: Set<string>
  let read: ReadSite
  beforeEach(() => {
    clock = 0
    reads = 0
    gone = false
    nowhere = new Set()
    articles = [publicOne({ event })]
    read = createServedSite({
      name: 'Montréval',
      home: null,
      publicUrl: 'https://mary.example',
      timeZone: 'Europe/Paris',
      words,
      pictureAddress: (_, id) => (nowhere.has(id) ? null : `https://mary.example/media/${id}`),
      sectionName: async id => id,
      articles: async () => (reads++, articles),
      article: async id => (reads++, gone ? 'gone' : (articles.find(one => one.postId === id) ?? null)),
      writeAgenda: (events, { name }) =>
        writeAgenda(
          name,
          events.map(({ article, time }) => ({
            ...article,
            uid: article.postId,
            sequence: 1,
            place: 'Salle 12',
            url: article.address,
            time,
            changedAt: article.at,
            cancelled: false,
          })),
        ),
      now: () => clock,
    })
  })
  const later = () => void (clock += 1_001)

  it('serves feeds, events and pages, each as what it is', async () => {
    const types = await Promise.all(
      ['feed.atom', 'feed.rss', 'feed.json', 'agenda.ics', `articles/${postId}`].map(async path => {
        const answer = await read(path, {})
        assert.equal(answer?.status, 200, path)
        assert.equal(answer.headers['content-length'], String(answer.body?.byteLength))
        assert.equal(answer.headers['x-content-type-options'], 'nosniff')
        return answer.headers['content-type']?.replace(/;.*/, '')
      }),
    )
    assert.deepEqual(types, [
      'application/atom+xml',
      'application/rss+xml',
      'application/feed+json',
      'text/calendar',
      'text/html',
    ])
  })

  it('knows no other address', async () => {
    for (const path of [
      '',
      'feed',
      'feed.xml',
      'articles/',
      'articles/nothing',
      `articles/${postId}/`,
      '../healthz',
      '__proto__',
    ])
      assert.equal(await read(path, {}), null, path)
    assert.equal(await read('articles/44444444-4444-4444-8444-444444444444', {}), null)
    assert.equal(reads, 1)
  })

  it('sends nothing to whoever has it, and everything once it changed', async () => {
    const first = await read('feed.atom', {})
    const etag = first?.headers['etag'] ?? ''
    const modified = first?.headers['last-modified'] ?? ''
    for (const asked of [
      { 'if-none-match': etag },
      { 'if-none-match': `"x", W/${etag}` },
      { 'if-none-match': '*', 'if-modified-since': modified },
    ]) {
      later()
      const again = await read('feed.atom', asked)
      assert.deepEqual([again?.status, again?.body, again?.headers['etag']], [304, null, etag], JSON.stringify(asked))
    }
    later()
    articles = [publicOne({ event, title: 'Corrigé', correctedAt: '2026-11-26T09:00:00.000Z' })]
    for (const asked of [{ 'if-none-match': etag }, { 'if-modified-since': modified }]) {
      const changed = await read('feed.atom', asked)
      assert.equal(changed?.status, 200)
      assert.equal(parseAtomFeed(bytes(changed)).entries?.[0]?.title?.value, 'Corrigé')
    }
  })

  it('tells of what was taken back that it is gone, and of it no more in the feeds', async () => {
    gone = true
    articles = []
    const page = await read(`articles/${postId}`, { 'if-none-match': '*' })
    assert.equal(page?.status, 410)
    assert.doesNotMatch(bytes(page), /médiathèque/)
    assert.equal(parseAtomFeed(bytes(await read('feed.atom', {}))).entries?.length ?? 0, 0)
  })

  it('shows nothing of what was withdrawn, though it wrote the same words before, and all of it once it is back', async () => {
    const paths = ['feed.atom', 'feed.rss', 'feed.json', `articles/${postId}`]
    const all = async (): Promise<string[]> => {
      later()
      return Promise.all(paths.map(async path => bytes(await read(path, {}))))
    }
    const every = async (is: RegExp, isThere: boolean) => {
      for (const [index, text] of (await all()).entries())
        assert.equal(is.test(text), isThere, `${paths[index]}: ${is}`)
    }
    const [facade, salle] = publicOne().pictures
    const said = publicOne().text
    const transcript = `${said}\n\n## Le film\n\nLe maire : bonjour.`
    articles = [publicOne({ text: transcript })]
    const first = await all()
    for (const is of [/La façade/, /La salle/, /Le maire : bonjour/]) await every(is, true)
    articles = [publicOne({ text: transcript, pictures: [null, salle!] })]
    await every(/façade/, false)
    for (const is of [/La salle/, /Le maire : bonjour/]) await every(is, true)
    articles = [publicOne({ pictures: [null, salle!] })]
    for (const is of [/façade/, /Le maire/, /Le film/]) await every(is, false)
    articles = [publicOne({ pictures: [null, null] })]
    for (const is of [/façade/, /alt="La salle"/, /<img/]) await every(is, false)
    articles = [publicOne({ text: transcript, pictures: [facade!, salle!] })]
    assert.deepEqual(await all(), first)
    nowhere.add('facade')
    await every(/façade/, false)
  })

  it('says other words of a picture, and another link, the second time too', async () => {
    const page = async (change: Partial<PublicArticle>) => {
      later()
      articles = [publicOne(change)]
      return bytes(await read(`articles/${postId}`, {}))
    }
    await page({})
    for (const alt of ['Une porte', 'Une façade'])
      assert.match(await page({ pictures: [{ id: 'facade', alt }, null] }), new RegExp(`alt="${alt}"`))
    for (const path of ['q', 'r'])
      assert.match(
        await page({ link: { title: 'Le programme', url: `https://b.example/${path}` } }),
        new RegExp(`/${path}"`),
      )
    assert.doesNotMatch(await page({ link: null }), /b\.example/)
  })

  it('is gone within a second of its withdrawal, also for whoever read it before', async () => {
    const path = `articles/${postId}`
    const first = await read(path, {})
    assert.equal(first?.status, 200)
    const asked = { 'if-none-match': first.headers['etag'], 'if-modified-since': first.headers['last-modified'] }
    gone = true
    later()
    for (let times = 0; times < 2; times++) {
      const after = await read(path, asked)
      assert.equal(after?.status, 410)
      assert.doesNotMatch(bytes(after), /médiathèque/)
    }
  })

  it('gives a page whose picture was withdrawn to whoever has the page before', async () => {
    articles = [publicOne()]
    for (const path of [`articles/${postId}`, 'feed.atom']) {
      articles = [publicOne()]
      later()
      const { etag, 'last-modified': modified } = (await read(path, {}))?.headers ?? {}
      articles = [publicOne({ pictures: [null, null] })]
      // A reader that knows dates alone is given it, too: the row says no other one until it is corrected.
      for (const asked of [{ 'if-none-match': etag }, { 'if-modified-since': modified }]) {
        later()
        const after = await read(path, asked)
        assert.equal(after?.status, 200, `${path} ${JSON.stringify(asked)}`)
        assert.notEqual(after.headers['etag'], etag)
      }
    }
  })

  it('reads once for all who ask within a second, and not for everybody who makes up addresses', async () => {
    await Promise.all(Array.from({ length: 100 }, () => read('feed.atom', {})))
    assert.equal(reads, 1)
    const made = Array.from({ length: 60 }, (_, at) =>
      read(`articles/${String(at).padStart(8, '0')}-4444-4444-8444-444444444444`, {}),
    )
    const answers = await Promise.all(made)
    assert.equal(answers.filter(answer => answer?.status === 429).length, 30)
  })

  it('answers who reads feeds and articles, however many addresses somebody makes up', async () => {
    const madeUp = async () => {
      const all = Array.from({ length: 60 }, (_, at) =>
        read(`articles/${String(at).padStart(8, '0')}-4444-4444-8444-444444444444`, {}),
      )
      assert.ok((await Promise.all(all)).some(answer => answer?.status === 429))
    }
    await madeUp()
    assert.equal((await read('feed.atom', {}))?.status, 200)
    assert.equal((await read('agenda.ics', {}))?.status, 200)
    for (const wait of [0, 1_001]) {
      clock += wait
      await madeUp()
      assert.equal((await read(`articles/${postId}`, {}))?.status, 200)
    }
  })

  it('reads no article more often than it can, whoever asks', async () => {
    articles = Array.from({ length: 60 }, (_, at) =>
      publicOne({ postId: `${String(at).padStart(8, '0')}-4444-4444-8444-444444444444` }),
    )
    await read('feed.atom', {})
    const pages = await Promise.all(articles.map(one => read(`articles/${one.postId}`, {})))
    assert.equal(pages.filter(answer => answer?.status === 429).length, 30)
  })

  it('gives its events to calendars, in the authority’s time', async () => {
    const [component] = ICAL.Component.fromString(bytes(await read('agenda.ics', {}))).getAllSubcomponents('vevent')
    const found = new ICAL.Event(component)
    assert.deepEqual(
      [found.uid, found.summary, found.location, found.startDate.toJSDate().toISOString()],
      [postId, 'La médiathèque rouvre', 'Salle 12', '2026-12-01T17:30:00.000Z'],
    )
    assert.equal(component?.getFirstPropertyValue('url'), `${root}/articles/${postId}`)
  })

  it('leads to another site where the authority has one, and only by a web address', async () => {
    const href = async () => {
      later()
      return parseAtomFeed(bytes(await read('feed.atom', {}))).entries?.[0]?.links?.[0]?.href
    }
    articles = [publicOne({ url: 'https://www.montreval.example/bal' })]
    assert.equal(await href(), 'https://www.montreval.example/bal')
    articles = [publicOne({ url: 'javascript:alert(1)' })]
    assert.equal(await href(), `${root}/articles/${postId}`)
  })

  it('is nowhere while nobody turned it on', () => {
    const ports = {} as Parameters<typeof openSite>[1]
    const said = {
      words,
      sectionLabels: async () => {
        throw new Error('nobody asks')
      },
    }
    for (const [publicUrl, name] of [
      [undefined, 'Montréval'],
      ['https://mary.example', undefined],
    ] as const)
      assert.equal(
        openSite(
          { publicUrl, timeZone: 'Europe/Paris', site: { name, home: undefined, hook: undefined } },
          ports,
          said,
        ),
        undefined,
      )
  })
})
