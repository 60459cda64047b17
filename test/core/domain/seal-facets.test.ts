import assert from 'node:assert/strict'
import { allFacets, type Facet, facetDigests } from '../../../src/core/domain/seal-facets.ts'
import type { SealedEdition } from '../../../src/core/domain/sealed-edition.ts'
import type { SealedVariant } from '../../../src/core/domain/channels/variant.ts'
import type { RenderedPost, Sealed } from '../../../src/core/domain/seal.ts'

const card = (
  change: {
    title?: string
    text?: string
    more?: object[]
    url?: string
    alt?: string
    weight?: string
    action?: object
  } = {},
) =>
  JSON.stringify({
    type: 'AdaptiveCard',
    speak: 'Le pont rouvre',
    body: [
      { type: 'TextBlock', text: change.title ?? 'Le pont', weight: change.weight ?? 'Bolder' },
      { type: 'Image', url: change.url ?? 'https://mary.example/media/1', altText: change.alt ?? 'Le pont' },
      { type: 'TextBlock', text: change.text ?? 'Il rouvre lundi.' },
      ...(change.more ?? []),
      { type: 'FactSet', facts: [{ title: 'Lieu', value: 'Quai Sud' }] },
    ],
    actions: [change.action ?? { type: 'Action.OpenUrl', title: 'Plan', url: 'https://ville.example/plan' }],
  })
const rendered: RenderedPost = { locale: 'fr', summary: 'Le pont rouvre', card: card() }
const picture = { id: '1', digest: 'a', alt: 'Le pont' }
const bluesky: SealedVariant = {
  kind: 'bluesky',
  title: '',
  summary: '',
  text: 'Le pont rouvre',
  warning: '',
  link: null,
  pictures: [picture],
}
const edition: SealedEdition = {
  editionId: 'e1',
  reference: 'TU-2026-11',
  production: 1,
  items: [
    { id: '1', postId: 'p', title: 'Un', seal: 'a' },
    { id: '2', postId: null, title: 'Deux', seal: 'b' },
  ],
  words: 'w',
  files: { html: 'h', pdf: 'p', email: 'e' },
  mailTo: ['agents@ville.example'],
}
const sealed: Required<Sealed> = {
  rendered,
  pictures: ['a', 'b'],
  video: 'v',
  audience: { kind: 'everyone' },
  headCount: 9,
  slot: null,
  mandatory: false,
  expiresOn: null,
  correctionOf: null,
  sources: 'Service des ponts',
  elsewhere: [{ channel: 'bluesky', at: '2026-12-01T09:00:00.000Z' }],
  variants: [bluesky],
  edition,
}
const words = (change: Partial<RenderedPost>): Partial<Sealed> => ({ rendered: { ...rendered, ...change } })

/** What a change of each field concerns, complete by type: a new field of a version has its facet here, or nothing compiles. */
const table: { [Part in keyof Required<Sealed>]: [what: string, change: Partial<Sealed>, ...facets: Facet[]][] } = {
  rendered: [
    ['the language', words({ locale: 'en' }), 'substance'],
    ['the summary', words({ summary: 'Le pont ferme' }), 'substance'],
    ['a text', words({ card: card({ text: 'Il ferme lundi.' }) }), 'substance'],
    ['a paragraph more', words({ card: card({ more: [{ type: 'TextBlock', text: 'Et mardi.' }] }) }), 'substance'],
    [
      'where a link leads',
      words({ card: card({ action: { type: 'Action.OpenUrl', title: 'Plan', url: 'https://other.example' } }) }),
      'substance',
    ],
    [
      'what a link is called',
      words({ card: card({ action: { type: 'Action.OpenUrl', title: 'Carte', url: 'https://ville.example/plan' } }) }),
      'substance',
    ],
    ['a word made bold', words({ card: card({ text: 'Il rouvre **lundi**.' }) }), 'substance'],
    [
      'a link among the words',
      words({ card: card({ text: 'Il [rouvre](https://ville.example) lundi.' }) }),
      'substance',
    ],
    ['a fact', words({ card: card().replace('Quai Sud', 'Quai Nord') }), 'substance'],
    [
      'what is read aloud',
      words({ card: card().replace('"speak":"Le pont rouvre"', '"speak":"Il ferme"') }),
      'substance',
    ],
    ['the look of a text', words({ card: card({ weight: 'Lighter' }) }), 'form'],
    ['the address of a picture', words({ card: card({ url: 'https://mary.example/media/2' }) }), 'form'],
    ['what is said of a picture', words({ card: card({ alt: 'Le pont, de nuit' }) }), 'form'],
  ],
  pictures: [
    ['another picture', { pictures: ['a', 'c'] }, 'form'],
    ['their order', { pictures: ['b', 'a'] }, 'form'],
  ],
  video: [['another video', { video: 'w' }, 'form']],
  audience: [['the people', { audience: { kind: 'department', name: 'Voirie' } }, 'reach']],
  headCount: [],
  slot: [['the time', { slot: '2026-12-01T10:00:00.000Z' }, 'reach']],
  mandatory: [['whether one may leave it', { mandatory: true }, 'reach']],
  expiresOn: [['until when it is true', { expiresOn: '2026-12-24' }, 'reach']],
  correctionOf: [['what it corrects', { correctionOf: 'b0' }, 'reach']],
  sources: [
    ['where its figures come from', { sources: 'Direction générale' }, 'substance'],
    ['that nobody knows where from', { sources: '' }, 'substance'],
  ],
  elsewhere: [
    ['another hour elsewhere', { elsewhere: [{ channel: 'bluesky', at: '2026-12-02T09:00:00.000Z' }] }, 'reach'],
    ['a channel less', { elsewhere: [] }, 'reach'],
    ['a channel more', { elsewhere: [...sealed.elsewhere, { channel: 'site' as const, at: null }] }, 'reach'],
  ],
  edition: [
    ['words that nobody vouched for', { edition: { ...edition, words: 'x' } }, 'substance'],
    ['the order of its items', { edition: { ...edition, items: edition.items.toReversed() } }, 'form', 'reach'],
    ['a printed byte', { edition: { ...edition, files: { ...edition.files, pdf: 'q' } } }, 'form'],
    ['another edition', { edition: { ...edition, editionId: 'e2' } }, 'form', 'reach'],
    ['who gets it by e-mail', { edition: { ...edition, mailTo: ['tous@evil.example'] } }, 'reach'],
  ],
  variants: [
    ['other words there', { variants: [{ ...bluesky, text: 'Le pont ferme' }] }, 'substance'],
    ['another title', { variants: [{ ...bluesky, title: 'Le pont ferme' }] }, 'substance'],
    ['another summary', { variants: [{ ...bluesky, summary: 'Fermé lundi' }] }, 'substance'],
    ['a link there', { variants: [{ ...bluesky, link: { title: 'Plan', url: 'https://a.example' } }] }, 'substance'],
    [
      'an event there',
      { variants: [{ ...bluesky, event: { date: '2026-12-01', time: null, ends: null, place: 'Le pont' } }] },
      'substance',
    ],
    ['a warning before them', { variants: [{ ...bluesky, warning: 'Travaux' }] }, 'substance'],
    ['a picture less there', { variants: [{ ...bluesky, pictures: [] }] }, 'form'],
    ['another one there', { variants: [{ ...bluesky, pictures: [{ ...picture, digest: 'b' }] }] }, 'form'],
    [
      'what is said of one there',
      { variants: [{ ...bluesky, pictures: [{ ...picture, alt: 'Le pont, de nuit' }] }] },
      'form',
    ],
  ],
}

describe('facetDigests', () => {
  const before = facetDigests(sealed)
  const differing = (change: Partial<Sealed>): Facet[] => {
    const after = facetDigests({ ...sealed, ...change })
    return allFacets.filter(facet => after[facet] !== before[facet])
  }

  for (const [what, change, ...facets] of Object.values(table).flat())
    it(`${what} is a matter of ${facets.join(' and ')} alone`, () => assert.deepEqual(differing(change), facets))

  it('a line of another look, with words of its own, is a matter of words and look', () => {
    assert.deepEqual(
      differing(words({ card: card({ more: [{ type: 'TextBlock', text: 'Et mardi.', separator: true }] }) })),
      ['substance', 'form'],
    )
  })

  it('how many people it is concerns none: they come and go without anybody’s doing', () => {
    assert.deepEqual(differing({ headCount: 10 }), [])
  })

  it('a text that becomes a title says something else', () => {
    const of = (body: object) => facetDigests({ ...sealed, ...words({ card: JSON.stringify(body) }) }).substance
    assert.notEqual(of({ text: 'a' }), of({ title: 'a' }))
  })

  it('what a question asks is a matter of words alone', () => {
    const of = (label: string) => {
      const asked = card({ more: [{ type: 'Input.Text', id: 'reply-q1', label }] })
      return facetDigests({ ...sealed, ...words({ card: asked }) })
    }
    const [one, other] = [of('Déjeunez-vous ?'), of('Dînez-vous ?')]
    assert.notEqual(one.substance, other.substance)
    assert.equal(one.form, other.form)
  })

  it('is what it was before there were other channels, of what goes nowhere else', () => {
    const { elsewhere: _, variants: __, edition: ___, video: ____, ...before } = sealed
    assert.deepEqual(facetDigests(before), facetDigests({ ...before, elsewhere: [], variants: [] }))
    // As the releases before this one wrote them into journals and validations.
    assert.deepEqual(facetDigests({ ...before, sources: '' }), {
      substance: 'f36fde539349e8148e522ed74039358b31945d1279564ab2254bccfcadcadba5',
      form: '3f9b20beca7635f066136c6e77c9a54b6c259ad663b7a8a0c2c541d8831c70bf',
      reach: 'a96709004e84565d725b1fc30684b336a3477151e241c2a850214700726da29d',
    })
  })

  it('what is absent, or empty, has no sources', () => {
    const { sources: _, ...without } = sealed
    assert.equal(facetDigests(without).substance, facetDigests({ ...sealed, sources: '' }).substance)
  })
})
