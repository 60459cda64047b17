import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  bounded,
  choicesIn,
  cleanText,
  cut,
  fold,
  isDay,
  normalized,
  typedMost,
} from '../../../src/core/domain/text.ts'
import { holds } from '../../support/holds.ts'
import { holdsNobodyUp } from '../../support/longest-hold.ts'

describe('what people type', () => {
  it('is no text where there is nothing to see', () => {
    const blank = [
      '',
      ' \n',
      '\u200b\u200d\u2060',
      '\u00ad',
      '\u3164',
      '\u2800',
      '\u034f',
      '\ufeff',
      '\u0000',
      '\u202e',
      '\u{e0041}',
      '\ufe0f',
      7,
      null,
    ]
    for (const value of blank) assert.equal(cleanText(value), '', JSON.stringify(value))
  })

  it('keeps what is part of what one sees', () => {
    for (const text of ['👩‍🚒 et ❤️', 'l’été', 'co\u00adopération', 'می\u200cخواهم', 'a\n\nb', '٣', '…'])
      assert.equal(cleanText(text), text)
  })

  it('is read in the order in which it stands', () => {
    assert.equal(cleanText('paye\u202e 001\u202c €'), 'paye 001 €')
    assert.equal(cleanText('\u2067עיר\u2069'), 'עיר')
  })

  it('is in NFC also where what turned it around stood between a letter and its accent', () => {
    assert.equal(cleanText('e\u202e\u0301te\u0301'), 'été')
    assert.equal(cleanText('a\u0000b\ud800c'), 'a b\ufffdc')
  })

  it('is shortened between two signs, never within one', () => {
    assert.equal(cut('😀😀', 3), '😀')
    assert.equal(cut('😀😀', 4), '😀😀')
    assert.equal(cut('é', 0), '')
    holds(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, most) => {
        const short = cut(text, most)
        assert.ok(
          short.isWellFormed() &&
            text.startsWith(short) &&
            short.length <= most &&
            short.length >= Math.min(text.length, most) - 1,
        )
      }),
    )
  })

  it('stays too long for every field where it is too long to be looked at, however it is cleaned', () => {
    const filling = [' ', '\n', '\u0000', '\u0301', '\u202e', '\u200b', '\ud800', '😀', '\r\n', 'x']
    for (const one of filling) {
      const long = `a${one.repeat(typedMost)}b`
      const read = cleanText(long)
      assert.equal(read.length, typedMost + 1, JSON.stringify(one))
      assert.ok(cleanText(read) === read && cleanText(bounded(long)) === read, JSON.stringify(one))
      assert.doesNotMatch(read, /[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/)
      assert.ok(read.isWellFormed())
    }
    assert.equal(
      cleanText(`${' '.repeat(typedMost)}a${'\n'.repeat(typedMost)}`),
      'a',
      'spaces around it are no part of it',
    )
    assert.equal(cleanText('e\u0301'.repeat(4_000)), 'é'.repeat(4_000), 'accents typed apart make nothing too long')
  })

  it('is in NFC sign by sign, alone and after a letter', () => {
    for (let code = 0; code < 0xffff; code++) {
      const sign = String.fromCharCode(code)
      for (const text of [sign, `e${sign}`])
        if (text.isWellFormed()) assert.equal(normalized(text), text.normalize('NFC'), code.toString(16))
    }
    assert.equal(normalized('Été', 'NFKD'), 'Été'.normalize('NFKD'))
  })

  it('keeps the marks of every script, and not a tower of them', () => {
    const written = ['Việt Nam', 'שָׁ֗לֹ֥ום', 'ཧྐྵྨླྺྼྻྂ', 'กิ่ง', '👩🏽‍🚒', '❤️‍🔥', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤']
    for (const text of written) assert.equal(cleanText(text), text.normalize('NFC'))
    assert.equal(normalized(`a${'\u0301\u0316'.repeat(50)}b`).length, 17)
    assert.equal(normalized(`a${'\u0316'.repeat(17)}`).length, 17)
  })

  it('is normalised, cleaned and folded in linear time', async () => {
    const towers = [
      '\u0301\u0316',
      '\uff9e\u0301',
      `${'\u0301\u0316'.repeat(8)}a`,
      '\ufdfa',
      '\u0f73\u0f71',
      ' ',
      'ǖ\u0316',
    ]
    for (const one of towers)
      for (const read of [normalized, cleanText, fold, choicesIn, (text: string) => normalized(text, 'NFKD')])
        await holdsNobodyUp(JSON.stringify(one), () => read(one.repeat(50_000).slice(0, 100_000)))
  })

  it('is a day of a year that still has a next one', () => {
    for (const day of ['2026-12-31', '2028-02-29', '1950-01-01']) assert.ok(isDay(day), day)
    for (const text of ['2026-02-30', '9999-12-31', '0001-01-01', '+012026-01-01', '2026-1-1', ''])
      assert.ok(!isDay(text), text)
  })
})
