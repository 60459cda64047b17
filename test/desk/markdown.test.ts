import assert from 'node:assert/strict'
import fc from 'fast-check'
import { holds } from '../support/holds.ts'

// The desk is JavaScript that browsers read as it is: no types to import.
const path = '../../sandbox/desk/js/cards/markdown.js'
const { markdownToHtml } = (await import(path)) as { markdownToHtml: (text: string) => string }

describe('Markdown in the cards of the desk', function () {
  this.timeout(180_000)
  const cases: [string, string][] = [
    ['bonjour', '<p>bonjour</p>'],
    ['**gras** et *penché*, _aussi_', '<p><strong>gras</strong> et <em>penché</em>, <em>aussi</em></p>'],
    ['un\ndeux\n\ntrois', '<p>un<br>deux</p><p>trois</p>'],
    ['- un\n- deux', '<ul><li>un</li><li>deux</li></ul>'],
    ['1. un\n2. deux', '<ol><li>un</li><li>deux</li></ol>'],
    [
      '[la page](https://a.example/b?c=d&e)',
      '<p><a href="https://a.example/b?c=d&amp;e" target="_blank" rel="noopener noreferrer">la page</a></p>',
    ],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['# titre et `code`', '<p># titre et `code`</p>'],
    ['\\*pas penché\\* \\[x\\](https://a.example)', '<p>*pas penché* [x](https://a.example)</p>'],
    ['<b onclick="x">&', '<p>&lt;b onclick=&quot;x&quot;&gt;&amp;</p>'],
    ['un_nom_de_fichier 2 * 3 * 4', '<p>un_nom_de_fichier 2 * 3 * 4</p>'],
    [
      '**É**tat ***a** b* **c *d***',
      '<p><strong>É</strong>tat <em><strong>a</strong> b</em> <strong>c <em>d</em></strong></p>',
    ],
  ]
  for (const [text, html] of cases) it(`draws ${JSON.stringify(text)}`, () => assert.equal(markdownToHtml(text), html))

  it('makes no tag and no attribute of its reader’s, whatever is typed', () => {
    const bit = fc.constantFrom(
      '*',
      '_',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '"',
      "'",
      '&',
      '\\',
      '\n',
      '- ',
      '1. ',
      'https://a',
      'mailto:',
      'on=x',
      '\u0001',
      '\u0002',
      '0',
      'a',
    )
    holds(
      fc.property(
        fc.array(bit, { maxLength: 30 }).map(bits => bits.join('')),
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
