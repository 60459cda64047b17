import assert from 'node:assert/strict'
import { typesetVariant } from '../../../../../src/core/domain/posts/variants/typeset-variant.ts'

describe('the typography of other channels', () => {
  it('touches no address, no tag and no Markdown of an article', () => {
    const article = "## Quoi ?\n\n> C'est \"ici\" !\n\n![L'entrée : ici](photo:1)\n\n- [l'agenda](https://a.fr/?b=c)"
    assert.equal(
      typesetVariant('article', article, 'fr'),
      '## Quoi\u202f?\n\n> C’est «\u00a0ici\u00a0»\u202f!\n\n![L’entrée\u00a0: ici](photo:1)\n\n- [l’agenda](https://a.fr/?b=c)',
    )
    assert.equal(
      typesetVariant('bluesky', "## L'été : https://a.fr/?b=c #Été", 'fr'),
      '## L’été\u00a0: https://a.fr/?b=c #Été',
    )
  })

  it('is set once: set again it stays', () => {
    const text = '### « Un » : deux ; trois ? ! 12 000 €\n> "quatre"\n1. cinq\n\\## six'
    const set = typesetVariant('article', text, 'fr')
    assert.equal(typesetVariant('article', set, 'fr'), set)
  })
})
