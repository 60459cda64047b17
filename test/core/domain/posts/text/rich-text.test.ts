import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Inline } from '../../../../../src/core/domain/posts/text/rich-line.ts'
import {
  type Block,
  plainAsRich,
  plainOf,
  readRichText,
  writeRichText,
} from '../../../../../src/core/domain/posts/text/rich-text.ts'
import { cpuMs } from '../../../../support/cpu-ms.ts'
import { holds } from '../../../../support/holds.ts'

/** The page’s own reader is held to the same table. */
const cases = JSON.parse(readFileSync('test/fixtures/rich-text.json', 'utf8')) as {
  source: string
  blocks: Block[]
  canonical: string
}[]

describe('closed Markdown', () => {
  for (const { source, blocks, canonical } of cases)
    it(`reads ${JSON.stringify(source).slice(0, 60)}`, () => {
      assert.deepEqual(readRichText(source), blocks)
      assert.equal(writeRichText(blocks), canonical)
      assert.deepEqual(readRichText(canonical), blocks)
    })

  it('leads to addresses alone', () => {
    for (const address of ['https://%', 'https://[1', 'http://', 'mailto:a', 'javascript:alert(1)', 'data:text/html,x'])
      assert.deepEqual(readRichText(`[a](${address})`), [{ kind: 'paragraph', lines: [[{ text: `[a](${address})` }]] }])
  })

  it('reads whatever is typed, and writes it in one way', () => {
    holds(
      fc.property(typed, text => {
        const blocks = readRichText(text)
        const canonical = writeRichText(blocks)
        assert.deepEqual(readRichText(canonical), blocks)
        assert.equal(writeRichText(readRichText(canonical)), canonical)
      }),
    )
  })

  it('reads again what it wrote, whatever the looks and wherever they begin', () => {
    holds(
      fc.property(fc.array(block, { maxLength: 4 }), blocks => {
        const canonical = writeRichText(blocks)
        const again = readRichText(canonical)
        assert.equal(writeRichText(again), canonical)
        assert.equal(signsOf(again), signsOf(blocks))
      }),
    )
  })

  it('keeps every look of whole words', () => {
    holds(
      fc.property(
        fc.array(
          looks.filter(look => Object.keys(look).length > 0),
          { minLength: 1, maxLength: 6 },
        ),
        all => {
          const line = all.flatMap((look, at): Inline[] => [
            ...(at > 0 ? [{ text: ' ' }] : []),
            { text: 'mot', ...look },
          ])
          const read = readRichText(writeRichText([{ kind: 'paragraph', lines: [line] }]))
          assert.deepEqual(read, [{ kind: 'paragraph', lines: [line] }])
        },
      ),
    )
  })

  it('ends italics at the edge of bold words, and begins them anew behind the next space', () => {
    const line: Inline[] = [
      { text: 'un ', italic: true },
      { text: 'deux', bold: true, italic: true },
      { text: ' trois', bold: true },
    ]
    assert.equal(writeRichText([{ kind: 'paragraph', lines: [line] }]), '*un* ***deux* trois**')
  })

  it('says plain words so that they are read as they are', () => {
    holds(
      fc.property(typed, text => {
        const lines = text.split(/\r\n?|\n/).filter(line => line.trim() !== '')
        const read = readRichText(plainAsRich(text))
        const words = read.flatMap((one): readonly Inline[][] =>
          one.kind === 'paragraph' ? one.lines : [[{ text: 'a list' }]],
        )
        assert.deepEqual(
          words,
          lines.map(line => [{ text: line }]),
        )
      }),
    )
    assert.equal(plainAsRich('- *a*\n1. b\n[c](https://x.fr)'), '\\- \\*a\\*\n1\\. b\n[c\\](https://x.fr)')
    assert.equal(plainAsRich('- *a*\n1. b\n \\- c', { lists: true }), '- \\*a\\*\n1. b\n \\\\- c')
  })

  it('says the words alone', () => {
    assert.equal(plainOf('**a** [b](https://x.fr)\n- c\n- *d*\n1. e'), 'a b\n\n- c\n- d\n\n1. e')
  })

  it('takes no time for what was typed to take long', async () => {
    const parts = [
      '*',
      '**',
      '***',
      '[',
      ']',
      '\\',
      '[a](',
      '[a](https://',
      '**a*',
      '*a **b ',
      '[**',
      '](https://x.fr)',
    ]
    for (const part of [...parts, '- ', '1. ', '\\*', '\n', '*a*b', '(', '[a](https://x(', '[\\', ' '])
      for (const text of [part, `[${part}`, `${part}a`]) {
        const long = text.repeat(4_000 / text.length)
        assert.ok((await cpuMs(() => writeRichText(readRichText(long)))) < 150, JSON.stringify(text))
      }
  })
})

const signs = [
  '*',
  '**',
  '***',
  '[',
  ']',
  '(',
  ')',
  '\\',
  '- ',
  '1. ',
  '2. ',
  '\n',
  '\n\n',
  ' ',
  'a',
  'é',
  '.',
  '!',
  '🎉',
  '_',
]
const typed = fc
  .array(fc.constantFrom(...signs, '](https://x.fr)', '](mailto:a@b.fr)', '{prénom}'), { maxLength: 25 })
  .map(parts => parts.join(''))
const looks = fc
  .record({
    bold: fc.boolean(),
    italic: fc.boolean(),
    link: fc.constantFrom('', 'https://x.fr/a', 'https://x.fr/b', 'mailto:a@b.fr'),
  })
  .map(({ bold, italic, link }) => ({
    ...(bold && { bold: true as const }),
    ...(italic && { italic: true as const }),
    ...(link !== '' && { link }),
  }))
const line = fc.array(
  fc
    .tuple(
      fc.array(fc.constantFrom(...signs.filter(sign => !sign.includes('\n'))), { minLength: 1, maxLength: 3 }),
      looks,
    )
    .map(([texts, look]): Inline => ({ text: texts.join(''), ...look })),
  { minLength: 1, maxLength: 4 },
)
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.array(line, { maxLength: 3 }).map(lines => ({ kind: 'paragraph' as const, lines })),
  fc.record({ kind: fc.constantFrom('bullets' as const, 'numbers' as const), items: fc.array(line, { maxLength: 3 }) }),
)

/** Everything to be read, without the spaces that part nothing. */
function signsOf(blocks: readonly Block[]): string {
  return blocks
    .flatMap((one): readonly Inline[][] => (one.kind === 'paragraph' ? one.lines : one.items))
    .map(inlines =>
      inlines
        .map(({ text }) => text)
        .join('')
        .trim(),
    )
    .filter(text => text !== '')
    .join('\n')
}
