import assert from 'node:assert/strict'
import { cleanText, isDay } from '../../src/core/text.ts'

describe('what people type', () => {
  it('is no text where there is nothing to see', () => {
    const blank = ['', ' \n', '\u200b\u200d\u2060', '\u00ad', '\u3164', '\u2800', '\u034f', '\ufeff', '\u0000', '\u202e', '\u{e0041}', '\ufe0f', 7, null]
    for (const value of blank) assert.equal(cleanText(value), '', JSON.stringify(value))
  })

  it('keeps what is part of what one sees', () => {
    for (const text of ['👩‍🚒 et ❤️', 'l’été', 'co\u00adopération', 'می\u200cخواهم', 'a\n\nb', '٣', '…']) assert.equal(cleanText(text), text)
  })

  it('is read in the order in which it stands', () => {
    assert.equal(cleanText('paye\u202e 001\u202c €'), 'paye 001 €')
    assert.equal(cleanText('\u2067עיר\u2069'), 'עיר')
  })

  it('is a day of a year that still has a next one', () => {
    for (const day of ['2026-12-31', '2028-02-29', '1950-01-01']) assert.ok(isDay(day), day)
    for (const text of ['2026-02-30', '9999-12-31', '0001-01-01', '+012026-01-01', '2026-1-1', '']) assert.ok(!isDay(text), text)
  })
})
