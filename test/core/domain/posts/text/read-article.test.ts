import assert from 'node:assert/strict'
import fc from 'fast-check'
import { articleWords, readArticle, writeArticle } from '../../../../../src/core/domain/posts/text/read-article.ts'
import { readRichText } from '../../../../../src/core/domain/posts/text/rich-text.ts'
import { cpuMs } from '../../../../support/cpu-ms.ts'
import { holds } from '../../../../support/holds.ts'

const article = [
  '## Un lieu *pour tous*',
  '',
  'La médiathèque ouvre **samedi**.',
  'Entrée libre.',
  '',
  '![La salle [bleue\\]](photo:1)',
  '',
  '### Horaires',
  '- lundi',
  '- mardi',
  '',
  '> On attendait cela',
  '> depuis [dix ans](https://exemple.fr).',
  '',
  '> Une autre voix',
].join('\n')

describe('the closed Markdown of an article', () => {
  it('reads parts, pictures, quotes, and what a body knows', () => {
    assert.deepEqual(readArticle(article), [
      { kind: 'heading', level: 2, words: [{ text: 'Un lieu ' }, { text: 'pour tous', italic: true }] },
      {
        kind: 'paragraph',
        lines: [
          [{ text: 'La médiathèque ouvre ' }, { text: 'samedi', bold: true }, { text: '.' }],
          [{ text: 'Entrée libre.' }],
        ],
      },
      { kind: 'picture', photo: 1, caption: 'La salle [bleue]' },
      { kind: 'heading', level: 3, words: [{ text: 'Horaires' }] },
      { kind: 'bullets', items: [[{ text: 'lundi' }], [{ text: 'mardi' }]] },
      {
        kind: 'quote',
        lines: [
          [{ text: 'On attendait cela' }],
          [{ text: 'depuis ' }, { text: 'dix ans', link: 'https://exemple.fr' }, { text: '.' }],
        ],
      },
      { kind: 'quote', lines: [[{ text: 'Une autre voix' }]] },
    ])
  })

  it('takes what is none of it for words', () => {
    for (const line of [
      '# Titre',
      '#### Titre',
      '##Titre',
      '## ',
      ' ## Titre',
      '![a](photo:0)',
      '![a](photo:100)',
      '![a](https://exemple.fr/a.png)',
      '![a](photo:1) et plus',
      'voir ![a](photo:1)',
      '<script>alert(1)</script>',
      '---',
      '`code`',
      '| a | b |',
    ])
      assert.deepEqual(readArticle(line), readRichText(line), line)
  })

  it('has a backslash for words that would begin as a part of it does', () => {
    for (const words of ['## deux dièses', '> plus grand', '![a](photo:1)', '\\## déjà'])
      assert.deepEqual(readArticle(`\\${words}`), [{ kind: 'paragraph', lines: [[{ text: words }]] }], words)
  })

  it('says all of its words', () => {
    assert.equal(
      articleWords(article),
      'Un lieu pour tous\n\nLa médiathèque ouvre samedi.\nEntrée libre.\n\nLa salle [bleue]\n\nHoraires\n\n' +
        'lundi\nmardi\n\nOn attendait cela\ndepuis dix ans.\n\nUne autre voix',
    )
  })

  it('reads whatever is typed, and writes it in one way', () => {
    holds(
      fc.property(typed, text => {
        const blocks = readArticle(text)
        const canonical = writeArticle(blocks)
        assert.deepEqual(readArticle(canonical), blocks)
        assert.equal(writeArticle(readArticle(canonical)), canonical)
      }),
    )
  })

  it('takes time as its length grows', async function () {
    this.timeout(60_000)
    for (const bit of ['> ', '![', '![\\', '## ', '\\', '> > ', '![](photo:1)\n', '#', '**', '[', '> *a* ', '## a\n'])
      assert.ok((await cpuMs(() => readArticle(bit.repeat(Math.ceil(20_000 / bit.length))))) < 400, JSON.stringify(bit))
  })
})

const bits = ['#', '##', '###', ' ', '\n', '\n\n', '>', '> ', '!', '![', ']', '[', '(photo:1)', '(photo:12)', '\\', '*']
const typed = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...bits) }, fc.constantFrom('a', 'é', '- ', '1. ', '🎉')), {
    maxLength: 40,
  })
  .map(all => all.join(''))
