import assert from 'node:assert/strict'
import { escapeLine, escapeMarkdown, plainText, runText } from '../../../src/teams/cards/markdown.ts'

/** What somebody typed, and what is put into a TextBlock, so that it shows as it was typed. */
const table: [what: string, typed: string, put: string][] = [
  [
    'bold, italic, links, marks',
    'a *b* _c_ `d` [e](f) ~g~ <h> \\',
    'a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\~g\\~ \\<h\\> \\\\',
  ],
  ['an entity', '&amp; &#169; &c', '\\&amp; \\&#169; &c'],
  ['a date that cards replace', '{{DATE(2026)}} {{time(2026)}} {{x}}', '{\\{DATE(2026)}} {\\{TIME(2026)}} {{x}}'],
  ['lines, of any system', 'a\r\nb\rc\nd', 'a\n\nb\n\nc\n\nd'],
  ['a list, a heading', '- a\n+ b\n# c\n1. d\n2) e\n| f', '\\- a\n\n\\+ b\n\n\\# c\n\n1\\. d\n\n2\\) e\n\n\\| f'],
  ['spaces at the beginning', '  - a', '\u00a0\u00a0\\- a'],
]

describe('what people typed, on a card', () => {
  for (const [what, typed, put] of table)
    it(`shows as it was typed: ${what}`, () => {
      assert.equal(escapeMarkdown(typed).toLowerCase(), put.toLowerCase())
      const lines = typed.replace(/\r\n?/g, '\n').replace(/^ +/, spaces => '\u00a0'.repeat(spaces.length))
      assert.equal(plainText(escapeMarkdown(typed)).replaceAll('\n\n', '\n').toLowerCase(), lines.toLowerCase())
    })

  it('is one line in a title', () => assert.equal(escapeLine('  a\n\tb  \u00a0c\u202f! '), 'a b \u00a0c\u202f!'))

  it('reads no Markdown in a TextRun, but dates all the same', () => {
    assert.equal(runText('*a* {{DATE(x)}} {{time(x)}} {{x}}'), '*a* {\u200b{DATE(x)}} {\u200b{time(x)}} {{x}}')
  })
})
