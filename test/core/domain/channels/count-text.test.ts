import assert from 'node:assert/strict'
import fc from 'fast-check'
import { graphemeLen, utf8Len } from '@atproto/lex-data'
import { bytesIn, countText, graphemesIn } from '../../../../src/core/domain/channels/count-text.ts'
import { variantLimits, withSaid } from '../../../../src/core/domain/channels/limits.ts'
import { cpuMs } from '../../../support/cpu-ms.ts'
import { holds } from '../../../support/holds.ts'

const family = '👨‍👩‍👧‍👦'
const bluesky = (text: string) => countText({ text, warning: '' }, variantLimits.bluesky)
const mastodon = (text: string, warning = '') => countText({ text, warning }, variantLimits.mastodon).n

describe('how a text is counted', () => {
  it('counts letters and bytes as the code of Bluesky’s own servers does', () => {
    holds(
      fc.property(typed, text => {
        assert.equal(graphemesIn(text), graphemeLen(text))
        assert.equal(bytesIn(text), utf8Len(text))
      }),
    )
  })

  it('counts a family, a flag and an accent typed apart as one, and 121 families as 3 025 bytes', () => {
    assert.deepEqual(bluesky(`${family}🇫🇷e\u0301`), { n: 3, bytes: 25 + 8 + 3 })
    assert.deepEqual(bluesky(family.repeat(121)), { n: 121, bytes: 3_025 })
    assert.deepEqual([bluesky('é'.repeat(300)).n, bluesky('é'.repeat(301)).n], [300, 301])
  })

  it('counts an address on Mastodon as 23 signs, and of a mention the name alone', () => {
    const long = `https://ville.example/${'a'.repeat(200)}?b=c#d`
    const cases: [text: string, n: number][] = [
      [long, 23],
      ['https://a.fr', 23],
      [`voir ${long}.`, 5 + 23 + 1],
      [`(${long})`, 25],
      [`« ${long} »`, 4 + 23],
      [`${long} ${long}`, 47],
      ['https://ville.example/a_(b)', 23],
      ['@ville@social.example', 6],
      ['(@ville@social.example)', 8],
      ['@ville et @mairie', 17],
      ['ecrire@ville.example', 20],
      ['ville.example', 13],
      // No instance makes a link of it.
      ['http://localhost/abcdefghijklmnopqrstuvwxyz', 43],
      ['#Piscine', 8],
      [family, 1],
    ]
    for (const [text, n] of cases) assert.equal(mastodon(text), n, text)
  })

  it('counts the warning where there is one, and nowhere else', () => {
    assert.equal(mastodon('texte', 'attention'), 14)
    assert.equal(countText({ text: 'texte', warning: 'attention' }, variantLimits.bluesky).n, 5)
    assert.equal(countText({ text: family, warning: '' }, variantLimits.linkedin).n, family.length)
  })

  it('has the limits that an instance says of itself', () => {
    const said = withSaid(variantLimits.mastodon, { characters: 5_000, bytes: null, perUrl: 30, pictures: 6 })
    assert.deepEqual([said.most, said.perUrl, said.picturesMost, said.warns], [5_000, 30, 6, true])
    assert.equal(countText({ text: 'https://a.fr', warning: '' }, said).n, 30)
    assert.equal(said.source, null, 'no page of Mastodon’s says so')
    assert.equal(withSaid(variantLimits.mastodon, null), variantLimits.mastodon)
  })

  it('takes time as its length grows', async function () {
    this.timeout(60_000)
    const bits = [
      '@',
      'a@',
      '@a.',
      'https://',
      'https://a.fr)',
      '#',
      '#a.',
      '(',
      ')',
      '\u0301',
      family,
      'a ',
      'https://a.fr/) ',
    ]
    for (const bit of bits) {
      const text = bit.repeat(Math.ceil(20_000 / bit.length))
      assert.ok((await cpuMs(() => [mastodon(text), bluesky(text)])) < 300, JSON.stringify(bit))
    }
  })
})

const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }).map(text => text.toWellFormed()),
  fc
    .array(
      fc.constantFrom(family, '🇫🇷', '👍🏽', 'é', 'e\u0301', '\u200d', '\ufe0f', '1\ufe0f\u20e3', ' ', '\r\n', 'ẹ̄́', 'ก็'),
      {
        maxLength: 40,
      },
    )
    .map(all => all.join('')),
)
