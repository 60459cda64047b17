import assert from 'node:assert/strict'
import { drawSample } from '../../src/commands/cards/draw-sample.ts'
import { readSamples } from '../../src/commands/cards/read-samples.ts'
import type { SealedVersion } from '../../src/core/domain/posts/post.ts'
import { cleanText, cut } from '../../src/core/domain/text.ts'
import { type Card, cardNames } from '../../src/teams/cards/card-templates.ts'
import { drawValidation, type ValidationData } from '../../src/teams/validations/drawn/draw-validation.ts'
import { hostileBits, hostileTexts } from '../support/hostile.ts'
import { holdsNobodyUp } from '../support/longest-hold.ts'
import { look, renderPost } from './every-card.ts'

/** As long as the longest field. */
const fieldMost = 4_000
/** A message of Teams: 100 KB in UTF-16, advised 80. */
const cardMost = 40_000

/** Words that somebody typed, as a sample has them: not an id, a day, a state or an address. */
const isTyped = (text: string): boolean => /\p{L} \p{L}/u.test(text)

/** The sample with this text wherever it has typed words. */
function retyped(node: unknown, text: string): unknown {
  if (typeof node === 'string') return isTyped(node) ? text : node
  if (Array.isArray(node)) return node.map(one => retyped(one, text))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, key === 'card' ? value : retyped(value, text)]),
  )
}

describe('cards of hostile texts', () => {
  for (const name of cardNames)
    it(`${name} is drawn in a moment, whatever was typed`, async () => {
      const samples = Object.values(readSamples(name, renderPost))
      for (const [at, bit] of hostileBits.entries())
        for (const typed of hostileTexts(bit, fieldMost)) {
          const data = retyped(
            samples[at % samples.length],
            cut(cleanText(typed), fieldMost),
          ) as (typeof samples)[number]
          await holdsNobodyUp(`${name} of ${JSON.stringify(bit)}`, () =>
            JSON.stringify(drawSample(name, data, look('fr'), renderPost)),
          )
        }
    })

  describe('the card of a validation', () => {
    const sample = readSamples('validations/validation', renderPost)['second-much-changed']!
    const data = { now: '2026-11-25T10:00:00.000Z', ...(sample as unknown as Omit<ValidationData, 'now'>) }
    const version = (number: number, text: string): SealedVersion => ({
      ...data.post.sealed.at(-1)!,
      number,
      seal: `seal-${number}`,
      sources: text.slice(0, 2_000),
      rendered: {
        locale: 'fr',
        summary: text.slice(0, 150),
        card: JSON.stringify({ body: [{ type: 'TextBlock', text }] }),
      },
    })
    const draw = (before: string, after: string): Card =>
      drawValidation(
        {
          ...data,
          post: { ...data.post, sealed: [version(1, before), version(2, after)] },
          validation: { ...data.validation, seal: 'seal-2', seenBefore: { [data.reader]: 'seal-1' } },
        },
        look('fr'),
      )
    const letters = (from: number, end: string) =>
      Array.from({ length: fieldMost / 2 }, (_, at) => String.fromCodePoint(from + at) + end).join('')
    const words = (from: number) =>
      Array.from({ length: 800 }, (_, at) => `w${from + at * 7}`)
        .join(' ')
        .slice(0, fieldMost)

    const pairs: [what: string, before: string, after: string][] = [
      ['two thousand other lines', letters(0x4e00, '\n'), letters(0x5e00, '\n')],
      ['two thousand lines of one letter', 'a\n'.repeat(2_000), 'b\n'.repeat(2_000)],
      ['two thousand other signs', letters(0x4e00, ' '), letters(0x5e00, ' ')],
      ['no word in common', words(100_000), words(500_000)],
      ['words in another order', words(1_000), words(1_000).split(' ').toReversed().join(' ')],
      ['every other word', words(1_000), words(1_000).replaceAll(/(w\d+) w\d+/g, '$1 x')],
      ['figures without end', '1000. '.repeat(666), '12 %, '.repeat(666)],
    ]
    for (const [what, before, after] of pairs)
      it(`tells of ${what} in a moment, and fits into a message`, async () => {
        await holdsNobodyUp(what, () => draw(before, after))
        assert.ok(
          JSON.stringify(draw(before, after)).length < cardMost,
          `${JSON.stringify(draw(before, after)).length}`,
        )
      })

    for (const bit of hostileBits)
      it(`compares texts of ${JSON.stringify(bit)} in a moment`, async () => {
        for (const typed of hostileTexts(bit, fieldMost)) {
          const text = cleanText(typed)
          for (const other of ['y '.repeat(2_000), `y ${text}`, text.split('').toReversed().join('')])
            await holdsNobodyUp(JSON.stringify(bit), () => draw(text, other))
        }
      })
  })
})
