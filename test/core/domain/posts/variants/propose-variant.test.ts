import assert from 'node:assert/strict'
import fc from 'fast-check'
import { countText } from '../../../../../src/core/domain/channels/count-text.ts'
import { variantLimits } from '../../../../../src/core/domain/channels/limits.ts'
import { type VariantKind, variantKinds } from '../../../../../src/core/domain/channels/variant.ts'
import { emptyContent } from '../../../../../src/core/domain/posts/draft/new-draft.ts'
import type { PostContent } from '../../../../../src/core/domain/posts/post.ts'
import { proposeVariant, tagOf } from '../../../../../src/core/domain/posts/variants/propose-variant.ts'
import { typesetVariant } from '../../../../../src/core/domain/posts/variants/typeset-variant.ts'
import { holds } from '../../../../support/holds.ts'

const pool: PostContent = {
  ...emptyContent('fr'),
  title: 'La piscine rouvre',
  summary: 'Bonjour {prénom}, le grand bassin est prêt samedi.',
  body: 'Le **grand bassin** est prêt.\n\n- entrée libre',
  link: { title: 'Horaires', url: 'https://ville.example/piscine' },
}

function proposed(kind: VariantKind, content: PostContent = pool, section: string | null = 'Grands projets'): string {
  return proposeVariant(kind, { content, section, limits: variantLimits[kind] })
}

describe('the first words for a channel', () => {
  it('are title, summary, link and heading; on Instagram without a link that would be none', () => {
    const words = 'La piscine rouvre\n\nBonjour, le grand bassin est prêt samedi.'
    assert.equal(proposed('bluesky'), `${words}\n\nhttps://ville.example/piscine\n\n#GrandsProjets`)
    assert.equal(proposed('instagram'), `${words}\n\n#GrandsProjets`)
    assert.equal(proposed('linkedin', { ...pool, link: null }, null), words)
    assert.equal(proposed('facebook', emptyContent('fr'), 'Agenda'), '')
  })

  it('are the body and the link of an article', () => {
    assert.equal(
      proposed('article'),
      'Le **grand bassin** est prêt.\n\n- entrée libre\n\n[Horaires](https://ville.example/piscine)',
    )
    assert.equal(proposed('article', { ...pool, body: '', link: null }), 'Bonjour, le grand bassin est prêt samedi.')
  })

  it('end at a word where they do not fit, and keep the link', () => {
    const long = { ...pool, summary: 'mot '.repeat(90).trim() }
    const text = proposed('bluesky', long)
    assert.match(text, /^La piscine rouvre\n\n(mot )+mot…\n\nhttps:\/\/ville\.example\/piscine$/)
    assert.ok(countText({ text, warning: '' }, variantLimits.bluesky).n > 290)
    const title = { ...pool, title: 'mot '.repeat(30).trim(), summary: '', link: null }
    const limits = { ...variantLimits.bluesky, most: 20 }
    assert.equal(proposeVariant('bluesky', { content: title, section: null, limits }), 'mot mot mot mot mot…')
  })

  it('fit, whatever was written', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 400 })
    holds(
      fc.property(text, text, fc.constantFrom(...variantKinds), (title, summary, kind) => {
        const limits = { ...variantLimits[kind], most: 120, bytesMost: null }
        const content = { ...pool, title, summary }
        const words = proposeVariant(kind, { content, section: 'Agenda', limits })
        const { n } = countText({ text: typesetVariant(kind, words, 'fr'), warning: '' }, limits)
        assert.ok(kind === 'article' || n <= 120, words)
      }),
    )
  })

  it('have a tag whose words can be told apart', () => {
    assert.equal(tagOf('Santé et sécurité au travail'), '#SantéEtSécuritéAuTravail')
    assert.equal(tagOf('100 %'), '')
  })
})
