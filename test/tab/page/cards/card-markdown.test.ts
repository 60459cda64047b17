import assert from 'node:assert/strict'
import fc from 'fast-check'
import { holds } from '../../../support/holds.ts'

// The page is for browsers, whose types the compiler of these tests does not know.
const path = '../../../../src/tab/page/cards/card-markdown.ts'
const { markdownToHtml } = (await import(path)) as { markdownToHtml: (text: string) => string }

describe('Markdown in the cards of the tab', function () {
  this.timeout(60_000)
  const cases: [string, string][] = [
    ['bonjour', '<p>bonjour</p>'],
    ['**gras** et *penché*, _aussi_', '<p><strong>gras</strong> et <em>penché</em>, <em>aussi</em></p>'],
    [
      '**É**tat ***a** b* **c *d*** ***e* f**',
      '<p><strong>É</strong>tat <em><strong>a</strong> b</em> <strong>c <em>d</em></strong> <strong><em>e</em> f</strong></p>',
    ],
    ['**a** b**, *c', '<p><strong>a</strong> b**, *c</p>'],
    ['un\ndeux\n\ntrois', '<p>un<br>deux</p><p>trois</p>'],
    ['avant\n- un\n- deux\naprès', '<p>avant</p><ul><li>un</li><li>deux</li></ul><p>après</p>'],
    ['1. un\r\n2. deux', '<ol><li>un</li><li>deux</li></ol>'],
    [
      '[la page](https://a.example/b?c=d&e)',
      '<p><a href="https://a.example/b?c=d&amp;e" target="_blank" rel="noopener noreferrer">la page</a></p>',
    ],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['\\*pas penché\\* \\[x\\](https://a.example)', '<p>*pas penché* [x](https://a.example)</p>'],
    ['<b onclick="x">&', '<p>&lt;b onclick=&quot;x&quot;&gt;&amp;</p>'],
  ]
  for (const [text, html] of cases) it(`draws ${JSON.stringify(text)}`, () => assert.equal(markdownToHtml(text), html))

  it('makes no tag and no attribute of its reader’s, whatever is typed', () => {
    const bits = '* _ [ ] ( ) < > " \' & \\ https://a mailto: on=x 0 a'.split(' ')
    const bit = fc.constantFrom(...bits, '\n', '- ', '1. ', '\u0001', '\u0002')
    holds(
      fc.property(
        fc.array(bit, { maxLength: 30 }).map(all => all.join('')),
        text => {
          const rest = markdownToHtml(text)
            .replaceAll(/<\/?(p|ul|ol|li|strong|em|br)>/g, '')
            .replaceAll(/<a href="(https?:\/\/|mailto:)[^"<>]*" target="_blank" rel="noopener noreferrer">|<\/a>/g, '')
          assert.doesNotMatch(rest, /[<>"\u0001\u0002]/)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
