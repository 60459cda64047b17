import assert from 'node:assert/strict'
import { articlesNaming } from '../../../../src/core/domain/personal/printed-names.ts'
import { soughtBy } from '../../../../src/core/domain/personal/sought.ts'
import { cpuMs } from '../../../support/cpu-ms.ts'

const sought = soughtBy('4d617263-2044-4750-826f-6e7400000000', ['29:x'], ['Rose Martin', 'Ana "Le" Grand & fils'])
const article = (title: string, body: string): string => `<article id="a1-1"><h3>${title}</h3>${body}</article>`
const page = (...parts: string[]): string => `<main><header>Le journal</header>${parts.join('')}</main>`

describe('the articles of an issue that name somebody', () => {
  const rows: [what: string, html: string, titles: string[]][] = [
    ['who is credited', page(article('Le pont', '<p class="by">Paru grâce à Rose Martin</p>')), ['Le pont']],
    ['none', page(article('Le pont', '<p>Rose Martinet, Rose et Martin</p>')), []],
    ['each once', page(article('Un', 'Rose Martin'), article('Deux', ''), article('Un', 'MARTIN Rose')), ['Un']],
    ['signs that a page writes otherwise', page(article('Un', 'Ana &quot;Le&quot; Grand &amp; fils')), ['Un']],
    ['a name within marks', page(article('Un', '<b>Rose</b> Martin')), ['Un']],
    ['a title without the name', page(article('Portrait de Rose Martin', '')), ['Portrait de personne effacée']],
    ['the editorial, and what follows an article', page('<p>Rose Martin</p>', article('Un', '')), ['']],
    ['what follows an article', page(article('Un', ''), '<p>Erratum : Rose Martin</p>'), ['']],
    ['no address and no picture', page(article('Un', '<img alt="" src="Rose Martin">')), []],
    ['a page that is none', 'Rose Martin', ['']],
    ['marks that do not end', page('<article <h3>', '<'.repeat(1_000)), []],
  ]
  for (const [what, html, titles] of rows)
    it(`are found: ${what}`, () => assert.deepEqual(articlesNaming(html, sought, 'personne effacée'), titles))

  it('are found in linear time, whatever was printed', async () => {
    for (const part of ['<', '<article ', '<h3>', '&amp;', 'Rose '])
      assert.ok((await cpuMs(() => articlesNaming(part.repeat(200_000), sought, 'x'))) < 3_000, part)
  })
})
