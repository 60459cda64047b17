import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { readRichText, writeRichText } from '../../../../src/core/domain/posts/text/rich-text.ts'
import { holds } from '../../../support/holds.ts'

// The page is for browsers, whose types the compiler of these tests does not know.
const path = '../../../../src/tab/page/writing/writing-markdown.ts'
type Doc = { check(): void; eq(other: Doc): boolean }
const { readMarkdown, writeMarkdown } = (await import(path)) as {
  readMarkdown: (text: string) => Doc
  writeMarkdown: (doc: Doc) => string
}

describe('Markdown in the field in which a post is written', () => {
  const cases = JSON.parse(readFileSync('test/fixtures/rich-text.json', 'utf8')) as {
    source: string
    canonical: string
  }[]
  for (const { source, canonical } of cases)
    it(`is written as the core writes it: ${JSON.stringify(source).slice(0, 60)}`, () =>
      assert.equal(writeMarkdown(readMarkdown(source)), canonical))

  it('is a document that the field may hold, and the same one when it is read again', () => {
    const bits = [
      '*',
      '**',
      '***',
      '[',
      '](https://a.example)',
      '](',
      '\\',
      '- ',
      '1. ',
      '2. ',
      '\n',
      '\n\n',
      ' ',
      'a',
      'é',
      '{prénom}',
    ]
    holds(
      fc.property(
        fc.array(fc.constantFrom(...bits), { maxLength: 30 }).map(all => all.join('')),
        text => {
          const doc = readMarkdown(text)
          doc.check()
          const written = writeMarkdown(doc)
          assert.equal(written, writeRichText(readRichText(text)))
          assert.ok(readMarkdown(written).eq(doc), JSON.stringify(text))
        },
      ),
      { numRuns: 2000 },
    )
  })
})
