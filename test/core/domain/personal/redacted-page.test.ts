import assert from 'node:assert/strict'
import { articlesNaming } from '../../../../src/core/domain/personal/printed-names.ts'
import { redactedPage } from '../../../../src/core/domain/personal/redacted-page.ts'
import { soughtBy } from '../../../../src/core/domain/personal/sought.ts'
import { cpuMs } from '../../../support/cpu-ms.ts'

const names = ['Rose Martin', 'Ana "Le" Grand & fils', 'rose@ville.fr']
const sought = soughtBy('4d617263-2044-4750-826f-6e7400000000', ['29:x'], names)
const redacted = (html: string): string => redactedPage(html, sought, 'personne <effacée>')
const gone = 'personne &lt;effacée&gt;'
const bytes = 'QUJD'.repeat(10)
const image = (alt: string): string => `<img src="data:image/png;base64,${bytes}" alt="${alt}" width="8" height="8">`

describe('a page of an issue without somebody', () => {
  const rows: [what: string, html: string, becomes: string][] = [
    ['in its words', '<p class="by">Une idée de Rose Martin, été</p>', `<p class="by">Une idée de ${gone}, été</p>`],
    ['more than once', 'MARTIN Rose et Rose Martin', `${gone} et ${gone}`],
    ['with signs', '<p>Ana &quot;Le&quot; Grand &amp; fils &amp; co</p>', `<p>${gone} &amp; co</p>`],
    [
      'partly bold',
      '<p>à <strong>Rose</strong> <em>Martin</em>, oui</p>',
      `<p>à <strong>${gone}</strong><em></em>, oui</p>`,
    ],
    ['over two lines', '<p>Rose<br />Martin</p>', `<p>${gone}<br /></p>`],
    ['twice, one behind the other', '<b>Rose</b> Martin Rose <i>Martin</i>.', `<b>${gone}</b> ${gone}<i></i>.`],
    ['on a picture', image('Rose Martin &amp; l’&quot;été&quot;'), image(`${gone} &amp; l’&quot;été&quot;`)],
    ['a link', '<a href="https://x.fr/?a=1&amp;b=Rose%20Martin">ici</a>', '<a href="#main">ici</a>'],
    [
      'a link that writes signs as addresses do',
      '<a href="https://x.fr/?b=Ana%20%22Le%22%20Grand%20%26%20fils">ici</a>',
      '<a href="#main">ici</a>',
    ],
    ['an address', '<a href="mailto:rose@ville.fr">rose@ville.fr</a>', `<a href="#main">${gone}</a>`],
    ['as a title', '<abbr title="Rose Martin">RM</abbr>', `<abbr title="${gone}">RM</abbr>`],
  ]
  for (const [what, html, becomes] of rows)
    it(`says so where it named them ${what}`, () => {
      assert.equal(redacted(html), becomes)
      assert.equal(redacted(becomes), becomes, 'and names them no more')
      assert.deepEqual(articlesNaming(html, sought, 'x'), [''])
    })

  const kept: [what: string, html: string][] = [
    ['longer names', '<p>Rose Martinet, Primrose Martin, Jean-Rose Martin, Rose Martin-Petit</p>'],
    ['two paragraphs', '<p>Rose</p><p>Martin</p>'],
    ['two lines of a list', '<li>Rose</li><li>Martin</li>'],
    ['another address', '<a href="mailto:jean.rose@ville.fr">%E0%A4%A</a><a href="https://x.fr/%E0%A4%A">y</a>'],
    ['bytes of a picture', image('').replace(bytes, '29:x')],
    ['signs as they were written', '<p>&amp;lt; &quot; > \u00a0 &nbsp;</p><!--errata--><'],
  ]
  for (const [what, html] of kept)
    it(`is the same to the byte: ${what}`, () => {
      assert.equal(redacted(html), html)
      assert.deepEqual(articlesNaming(html, sought, 'x'), [])
    })

  it('is made in linear time, whatever was printed', async () => {
    for (const part of ['<', '<b>', '&amp;', 'Rose ', 'Rose Martin ', '<b>Rose</b> Martin', ' alt="', '<a href="%'])
      assert.ok((await cpuMs(() => redacted(part.repeat(100_000)))) < 3_000, part)
  })
})
