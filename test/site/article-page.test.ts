import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { articleHeaders, articlePage, gonePage } from '../../src/site/article-page.ts'
import { loadWords } from '../../src/words.ts'
import { hostile, postId, root, site, siteOne } from './site-articles.ts'
import { seen } from './seen-html.ts'

const words = loadWords(undefined, 'Europe/Paris')
const look = { words: words.fr, timeZone: 'Europe/Paris', time: null }
const event = { date: '2026-12-01', time: '18:30', ends: '20:00', place: 'Salle 12', isOff: false }
const time = { kind: 'hours', from: '2026-12-01T17:30:00.000Z', until: '2026-12-01T19:00:00.000Z' } as const
type Graph = { '@graph': Record<string, unknown>[] }

function dataIn(page: string): Record<string, unknown>[] {
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? []
  return (JSON.parse(json) as Graph)['@graph']
}

describe('the page of an article', () => {
  it('says in its own language what there is to read, with its year', () => {
    const page = articlePage(siteOne({ correctedAt: '2027-01-01T10:00:00.000Z' }), site, look)
    const { of, attribute, count, text } = seen(page)
    assert.match(page, /^<!doctype html><html lang="fr">/)
    assert.deepEqual(
      [of('h1'), of('.lead'), count('h1'), of('h2')],
      ['La médiathèque rouvre', 'Mardi à 12 h 30.', 1, 'Le lieu'],
    )
    assert.match(text, /Publié le mercredi 25 novembre 2026\. Mis à jour le vendredi 1er janvier 2027\./)
    assert.equal(attribute('link[rel=canonical]', 'href'), `${root}/articles/${postId}`)
    assert.equal(count('link[rel=alternate]'), 3)
    assert.deepEqual(
      [count('figure img'), attribute('figure img', 'alt'), of('figcaption')],
      [2, 'La façade', 'La salle'],
    )
    assert.match(articlePage(siteOne({ locale: 'en' }), site, { ...look, words: words.en }), /Published on/)
  })

  it('tells search engines the same as people', () => {
    const [news, none] = dataIn(articlePage(siteOne(), site, look))
    assert.equal(none, undefined)
    assert.deepEqual(
      [news?.['@type'], news?.['headline'], news?.['datePublished'], news?.['dateModified'], news?.['articleSection']],
      ['NewsArticle', 'La médiathèque rouvre', '2026-11-25T09:00:00.000Z', '2026-11-25T09:00:00.000Z', 'Agenda'],
    )
    const publisher = { '@type': 'GovernmentOrganization', name: site.name, url: site.home }
    assert.deepEqual([news?.['publisher'], news?.['author']], [publisher, publisher])
    const long = dataIn(articlePage(siteOne({ title: '👨‍👩‍👧‍👦'.repeat(120) }), site, look))[0]!
    assert.equal([...new Intl.Segmenter('fr').segment(String(long['headline']))].length, 110)
  })

  it('says when and where an event is, and that it is called off', () => {
    const page = articlePage(siteOne({ event }), site, { ...look, time })
    assert.match(seen(page).text, /Quand\s*mardi 1er décembre 2026, de 18\sh\s30 à 20\sh\s*Où\s*Salle 12/)
    const [, data] = dataIn(page)
    assert.deepEqual(
      [data?.['@type'], data?.['startDate'], data?.['endDate'], data?.['eventStatus']],
      ['Event', time.from, time.until, 'https://schema.org/EventScheduled'],
    )
    const off = articlePage(siteOne({ event: { ...event, isOff: true } }), site, { ...look, time })
    assert.match(seen(off).text, /Cet événement est annulé/)
    assert.equal(dataIn(off)[1]?.['eventStatus'], 'https://schema.org/EventCancelled')
    const whole = { ...event, time: null, ends: null }
    const day = articlePage(siteOne({ event: whole }), site, { ...look, time: { kind: 'day', day: '2026-12-01' } })
    assert.equal(dataIn(day)[1]?.['startDate'], '2026-12-01')
  })

  it('runs nothing that anybody wrote, wherever it stands', () => {
    const article = siteOne({
      title: hostile,
      summary: hostile,
      text: `${hostile}\n\n[${hostile.replaceAll(']', '')}](https://a.example/"onmouseover="alert(1))\n\n![x](photo:9)`,
      section: hostile,
      event: { ...event, place: hostile },
      address: `${root}/articles/"><script>`,
      pictures: [{ src: 'https://mary.example/media/"onerror="x', alt: hostile }, null],
    })
    const page = articlePage(article, { ...site, name: hostile }, { ...look, time })
    const { runs, count, attribute, of } = seen(page)
    assert.deepEqual([runs, count('script'), count('[onmouseover]')], [0, 1, 0])
    assert.ok(of('h1')?.includes('<img src=x onerror="alert(1)">&amp;'))
    assert.ok(attribute('figure img', 'alt')?.includes('</script><script>'))
    assert.ok(String(dataIn(page)[0]?.['headline']).includes('</title></script><script>'))
    assert.ok(!page.includes('\ufffe') && !page.includes('\u0000'))
  })

  it('loads and frames nothing: its style is the one that its headers allow', () => {
    const page = articlePage(siteOne(), site, look)
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? []
    const policy = articleHeaders['content-security-policy']
    assert.ok(policy.includes(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`))
    assert.match(policy, /^default-src 'none'; img-src 'self'; .*frame-ancestors 'none'$/)
  })

  it('is in the place of one that was taken back a page that says nothing of it', () => {
    assert.match(seen(gonePage(site, words.fr)).text, /Cet article n’est plus en ligne\s*Il a été retiré\./)
  })
})
