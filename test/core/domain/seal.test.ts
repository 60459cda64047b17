import type { SealedEdition } from '../../../src/core/domain/sealed-edition.ts'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { otherChannels } from '../../../src/core/domain/channels/channel.ts'
import { type SealedVariant, variantKinds } from '../../../src/core/domain/channels/variant.ts'
import type { Audience } from '../../../src/core/domain/audiences/audience.ts'
import { canonicalKey, computeSeal, type Json, type Sealed, sendingSeal } from '../../../src/core/domain/seal.ts'
import { holds } from '../../support/holds.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 30 })
const leaf: fc.Arbitrary<Audience> = fc.oneof(
  fc.constant<Audience>({ kind: 'everyone' }),
  text.map<Audience>(name => ({ kind: 'department', name })),
  fc.record({ kind: fc.constant('group' as const), id: fc.uuid(), name: text }),
  fc.uniqueArray(fc.uuid(), { maxLength: 3 }).map<Audience>(ids => ({ kind: 'people', ids })),
)
const audience: fc.Arbitrary<Audience> = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 3 }).map<Audience>(of => ({ kind: 'union', of })),
  fc.tuple(leaf, leaf).map<Audience>(([from, without]) => ({ kind: 'except', from, without })),
)
/** Of every part, complete by its type: a new field of a version has its line here, or nothing compiles. */
const parts: { [Part in keyof Sealed]-?: fc.Arbitrary<NonNullable<Sealed[Part]> | Extract<Sealed[Part], null>> } = {
  rendered: fc.record({ locale: fc.constantFrom('fr' as const, 'en' as const), summary: text, card: text }),
  pictures: fc.array(text, { maxLength: 3 }),
  video: fc.uuid(),
  audience,
  headCount: fc.nat(),
  slot: fc.option(fc.date({ noInvalidDate: true }).map(date => date.toISOString())),
  mandatory: fc.boolean(),
  expiresOn: fc.option(fc.constantFrom('2026-12-24', '2027-01-01')),
  correctionOf: fc.option(fc.uuid()),
  sources: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  elsewhere: fc.array(
    fc.record({
      channel: fc.constantFrom(...otherChannels),
      at: fc.option(fc.constantFrom('2026-12-24T09:00:00.000Z', '2027-01-01T08:30:00.000Z')),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  variants: fc.array(
    fc.record({
      kind: fc.constantFrom(...variantKinds),
      title: text,
      summary: text,
      text,
      warning: text,
      link: fc.option(fc.record({ title: text, url: fc.webUrl() })),
      pictures: fc.array(fc.record({ id: text, digest: text, alt: text }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  edition: fc.record({
    editionId: fc.uuid(),
    reference: fc.constantFrom('TU-2026-11', 'IL-2026-01'),
    production: fc.nat(),
    items: fc.array(fc.record({ id: text, postId: fc.option(text), title: text, seal: text }), { maxLength: 3 }),
    words: text,
    files: fc.record({ html: text, pdf: text, email: text }),
    mailTo: fc.array(text, { maxLength: 2 }),
  }),
}
/** No sources, nowhere else: the fields are absent, as in versions of a release that knew none. */
const { sources, elsewhere, variants, edition, ...always } = parts
const sealed: fc.Arbitrary<Sealed> = fc.oneof(
  fc.record(always),
  fc.record({ ...always, sources }),
  fc.record({ ...always, elsewhere, variants }),
  fc.record({ ...always, edition }),
)

const noEdition: SealedEdition = {
  editionId: '',
  reference: '',
  production: 0,
  items: [],
  words: '',
  files: { html: '', pdf: '', email: '' },
  mailTo: [],
}

const nothing: SealedVariant = {
  kind: 'bluesky',
  title: '',
  summary: '',
  text: '',
  warning: '',
  link: null,
  pictures: [],
}
/** Neither mandatory, nor ever over, nor a correction. */
const plain = { mandatory: false, expiresOn: null, correctionOf: null }

describe('computeSeal', () => {
  it('is SHA-256 over RFC 8785, so that others can check it without us', () => {
    const seal = computeSeal({
      rendered: { locale: 'fr', summary: 'Été', card: '{}' },
      pictures: [],
      audience: { kind: 'everyone' },
      headCount: 3,
      slot: null,
      ...plain,
    })
    // printf '{"audience":{"kind":"everyone"},"headCount":3,"pictures":[],"rendered":{"card":"{}","locale":"fr","summary":"Été"},"slot":null}' | sha256sum
    assert.equal(seal, '83452ca0c28d853072e9dc7bc93ea69ee73dfd39e9aec649ff3e60bde733ec5c')
  })

  it('differs for any two things that differ', () => {
    holds(
      fc.property(sealed, sealed, (one, other) => {
        assert.equal(computeSeal(one) === computeSeal(other), canonicalKey(one) === canonicalKey(other))
      }),
    )
  })

  it('changes with every part', () => {
    holds(
      fc.property(sealed, fc.constantFrom('x', '\u0301', ' ', 'É'), (one, more) => {
        const { rendered } = one
        const others: { [Part in keyof Sealed]-?: Partial<Sealed>[] } = {
          rendered: [
            { rendered: { ...rendered, summary: `${rendered.summary}${more}` } },
            { rendered: { ...rendered, card: `x${more}${rendered.card}` } },
            { rendered: { ...rendered, locale: rendered.locale === 'fr' ? 'en' : 'fr' } },
          ],
          pictures: [{ pictures: [...one.pictures, more] }],
          video: [{ video: `${one.video ?? ''}x${more}` }],
          audience: [{ audience: { kind: 'except', from: one.audience, without: { kind: 'everyone' } } }],
          headCount: [{ headCount: one.headCount + 1 }],
          slot: [{ slot: one.slot === null ? '2026-12-01T10:00:00.000Z' : null }],
          mandatory: [{ mandatory: !one.mandatory }],
          expiresOn: [{ expiresOn: one.expiresOn === null ? '2026-12-25' : null }],
          correctionOf: [{ correctionOf: `${one.correctionOf}${more}` }],
          sources: [{ sources: `${one.sources ?? ''}x${more}` }],
          elsewhere: [{ elsewhere: [...(one.elsewhere ?? []), { channel: 'site', at: null }] }],
          edition: [
            { edition: { ...(one.edition ?? noEdition), words: `${one.edition?.words ?? ''}x${more}` } },
            {
              edition: {
                ...(one.edition ?? noEdition),
                items: [...(one.edition?.items ?? []), { id: more, postId: null, title: more, seal: more }],
              },
            },
            {
              edition: {
                ...(one.edition ?? noEdition),
                files: { ...(one.edition ?? noEdition).files, pdf: `x${more}${one.edition?.files.pdf ?? ''}` },
              },
            },
          ],
          variants: [
            {
              variants: [...(one.variants ?? []), { ...nothing, text: more }],
            },
            { variants: (one.variants ?? []).map(variant => ({ ...variant, text: `${variant.text}x${more}` })) },
          ].filter(({ variants }) => variants.length > 0),
        }
        for (const change of Object.values(others).flat())
          assert.notEqual(computeSeal({ ...one, ...change }), computeSeal(one))
      }),
    )
  })

  it('of a sending changes with the words, with how many people, and with who they are', () => {
    const [seal, frozen] = ['a', { people: 2, digest: 'b' }]
    const others = [
      sendingSeal('c', frozen),
      sendingSeal(seal, { ...frozen, people: 3 }),
      sendingSeal(seal, { ...frozen, digest: 'c' }),
    ]
    assert.equal(new Set([sendingSeal(seal, frozen), ...others]).size, 4)
  })

  it('minds the order of pictures', () => {
    const base = {
      rendered: { locale: 'fr', summary: '', card: '' },
      audience: { kind: 'everyone' },
      headCount: 1,
      slot: null,
      ...plain,
    } as const
    assert.notEqual(computeSeal({ ...base, pictures: ['a', 'b'] }), computeSeal({ ...base, pictures: ['b', 'a'] }))
  })

  it('minds neither the order of keys nor how accents are written', () => {
    holds(
      fc.property(sealed, fc.constantFrom('NFC', 'NFD'), (one, form) => {
        const other = reversed(one, form) as Sealed
        assert.equal(computeSeal(other), computeSeal(one))
      }),
    )
  })
})

describe('canonicalKey', () => {
  it('reads the names of fields, too, however their accents are written', () => {
    assert.equal(canonicalKey({ ['é'.normalize('NFD')]: 1 }), canonicalKey({ ['é'.normalize('NFC')]: 1 }))
  })
})

function reversed(value: Json, form: string): Json {
  if (typeof value === 'string') return value.normalize(form)
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(inner => reversed(inner, form))
  const entries = Object.entries(value).map(([key, inner]) => [key, reversed(inner, form)] as const)
  return Object.fromEntries(entries.reverse())
}
