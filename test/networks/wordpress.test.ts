import assert from 'node:assert/strict'
import { openWordpress } from '../../src/networks/wordpress/wordpress-network.ts'
import { photo } from '../support/photo.ts'
import { networkContract, outgoing } from './network-contract.ts'
import { nowhere, openPublic, type OpenPublic } from './open-public.ts'

function accountOf({ origin, side }: OpenPublic) {
  return { url: origin, ...side.accounts.cms }
}

networkContract('WordPress, with its stand-in', async () => {
  const open = await openPublic()
  const account = accountOf(open)
  return {
    network: openWordpress(account),
    wrongKey: openWordpress({ ...account, appPassword: 'wrong' }),
    away: openWordpress({ ...account, url: nowhere }),
    read: async () => open.read('cms'),
    strike: async kind => open.strike('cms', kind),
    say: null,
    texts: { taken: ['a'.repeat(20_000)], refused: ['a'.repeat(20_001)] },
    edits: true,
    remembersKeys: true,
    close: async () => open.close(),
  }
})

describe('WordPress', () => {
  let open: OpenPublic
  beforeEach(async () => {
    open = await openPublic()
  })
  afterEach(() => open.close())
  const network = () => openWordpress(accountOf(open))
  const articles = () => [...open.side.articles.values()]
  const page = async (path = '/') => (await fetch(open.origin + path)).text()

  it('shows what was written: no quotes, faces, players or brackets of its own', async () => {
    const text = `"Oui" et 'non'... -- 9x9 :) ;-) [gallery ids="1"] <b>&amp;</b>`
    await network().publish(outgoing({ text, title: `L'été "ici"...` }))
    assert.equal(open.read('cms')[0]?.text, text)
    assert.doesNotMatch(await page(), /<b>|🙂|«|…/)
  })

  it('writes the closed Markdown as HTML, and pictures where the text has them', async () => {
    const pictures = ['La façade', 'Une "salle"'].map(async (alt, index) => ({
      bytes: await photo(300 + index),
      contentType: 'image/png',
      alt,
    }))
    const text =
      '## Le lieu\n\n**Ouvert** *dès* [samedi](https://montreval.example/?a=1&b=2).\n\n![La salle](photo:2)\n\n- un\n- deux\n\n> Enfin !'
    const given = outgoing({ text, pictures: await Promise.all(pictures) })
    assert.equal((await network().publish(given)).kind, 'done')
    const [article] = articles()
    const bare = article?.content.replaceAll(/src="[^"]+"/g, 'src').replaceAll('&#58;', ':')
    assert.equal(
      bare,
      '<figure class="wp-block-image"><img src alt="La façade" class="wp-image-1" /></figure><h2>Le lieu</h2>' +
        '<p><strong>Ouvert</strong> <em>dès</em> <a href="https://montreval.example/?a=1&#38;b=2">samedi</a>.</p>' +
        '<figure class="wp-block-image"><img src alt="Une &#34;salle&#34;" class="wp-image-2" /><figcaption>La salle</figcaption></figure>' +
        '<ul><li>un</li><li>deux</li></ul><blockquote><p>Enfin !</p></blockquote>',
    )
  })

  it('is filed under its headings, which are made once', async () => {
    for (let times = 0; times < 2; times++)
      await network().publish(outgoing({ sections: ['Culture & loisirs', 'Travaux'] }))
    assert.deepEqual(
      [...open.side.categories.values()].map(one => one.id),
      [2, 3],
    )
    assert.deepEqual(
      articles().map(one => one.categories),
      [
        [2, 3],
        [2, 3],
      ],
    )
  })

  it('of two tries that crossed, one stays', async () => {
    const given = outgoing()
    await network().publish(given)
    const [first] = articles()
    // The first answer was lost, and its article not to be seen yet when it was looked for.
    const original = open.side.articles.values.bind(open.side.articles)
    let looks = 0
    open.side.articles.values = () => ((looks += 1) === 1 ? [].values() : original())
    const again = await network().publish(given)
    assert.equal(again.kind === 'done' && again.uri, `${open.origin}/?p=${first?.id}`)
    assert.equal(articles().length, 1)
  })

  it('a try that arrives late, under another name, goes with the correction or the take-back', async () => {
    for (const isTakenBack of [true, false]) {
      const given = outgoing()
      const published = await network().publish(given)
      assert.ok(published.kind === 'done')
      const first = articles().at(-1)!
      const add = (slug: string) => {
        const id = 500 + open.side.articles.size
        open.side.articles.set(String(id), { ...first, id, slug })
      }
      for (const end of ['-2', '-3', '-affiche']) add(first.slug + end)
      const answer = isTakenBack
        ? await network().takeBack(published)
        : await network().correct(published, outgoing({ text: 'Mardi.' }))
      assert.equal(answer.kind, 'done')
      assert.deepEqual(
        articles()
          .filter(one => one.slug.startsWith(first.slug))
          .map(one => `${one.slug.slice(first.slug.length)} ${one.status}`)
          .sort(),
        isTakenBack ? ['-affiche publish', '__trashed trash'] : [' publish', '-affiche publish'],
      )
    }
  })

  it('leaves alone what is named like an article that an editor named anew', async () => {
    const published = await network().publish(outgoing())
    assert.ok(published.kind === 'done')
    const [first] = articles()
    open.side.articles.set(String(first!.id), { ...first!, slug: 'travaux' })
    open.side.articles.set('500', { ...first!, id: 500, slug: 'travaux-2' })
    assert.equal((await network().takeBack(published)).kind, 'done')
    assert.deepEqual(
      articles().map(one => one.status),
      ['trash', 'publish'],
    )
  })

  it('takes pictures along when it is corrected or taken back', async () => {
    const pictures = [{ bytes: await photo(300), contentType: 'image/png', alt: 'La façade' }]
    const given = outgoing({ pictures })
    const published = await network().publish(given)
    assert.ok(published.kind === 'done')
    await network().publish(given)
    assert.equal(open.side.attachments.size, 1)
    const other = [{ ...pictures[0]!, alt: 'La façade, côté parc' }]
    await network().correct(published, { ...given, key: 'of the next edition', pictures: other })
    assert.deepEqual(
      [...open.side.attachments.values()].map(one => one.alt),
      ['La façade, côté parc'],
    )
    const [ours] = open.side.attachments.values()
    const slug = ours!.slug.replace(/-[\da-f]{12}$/, '-affiche')
    open.side.attachments.set('99', { ...ours!, id: 99, slug, title: slug })
    await network().takeBack(published)
    assert.deepEqual(
      [...open.side.attachments.values()].map(one => one.slug),
      [slug],
      'what somebody else put there stays',
    )
    assert.deepEqual(
      articles().map(one => one.status),
      ['trash'],
    )
    assert.equal((await fetch(published.url ?? '')).status, 404)
  })
})
