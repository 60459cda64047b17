import assert from 'node:assert/strict'
import type { SealedVariant } from '../../../../../src/core/domain/channels/variant.ts'
import { withoutPictures } from '../../../../../src/core/domain/posts/variants/without-pictures.ts'

const picture = (id: string) => ({ id, digest: id, alt: id })
const variant = (text: string, kind: SealedVariant['kind'] = 'article'): SealedVariant => ({
  kind,
  title: 't',
  summary: 's',
  text,
  warning: '',
  link: null,
  pictures: ['a', 'b', 'c'].map(picture),
})

describe('words for a channel without some of their pictures', () => {
  const article = '![Un](photo:1)\n\nLe pont rouvre.\n\n![Deux](photo:2)\n\n![Trois](photo:3)'
  const cases: [without: string[], left: string[], text: string][] = [
    [['b'], ['a', 'c'], '![Un](photo:1)\n\nLe pont rouvre.\n\n![Trois](photo:2)'],
    [['a'], ['b', 'c'], 'Le pont rouvre.\n\n![Deux](photo:1)\n\n![Trois](photo:2)'],
    [['a', 'b', 'c'], [], 'Le pont rouvre.'],
  ]
  for (const [without, left, text] of cases)
    it(`${without.join()}: each of the others stays where the text has it`, () => {
      const made = withoutPictures(variant(article), without)
      assert.deepEqual([made.pictures.map(({ id }) => id), made.text], [left, text])
    })

  it('of none of these are the very same words', () => {
    const given = variant(article)
    assert.equal(withoutPictures(given, ['x']), given)
    assert.equal(withoutPictures(given, []), given)
  })

  it('keep a picture of the text that nobody has as it is written', () => {
    const made = withoutPictures(variant(`${article}\n\n![Sept](photo:7)`), ['a'])
    assert.match(made.text, /\n\n!\[Trois\]\(photo:2\)\n\n!\[Sept\]\(photo:7\)$/)
  })

  it('of a network lose the picture, and no letter', () => {
    const made = withoutPictures(variant('![Un](photo:1) est du texte', 'mastodon'), ['a'])
    assert.deepEqual([made.text, made.pictures.length], ['![Un](photo:1) est du texte', 2])
  })
})
