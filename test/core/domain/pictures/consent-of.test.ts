import assert from 'node:assert/strict'
import type { AgreedPerson, Agreement } from '../../../../src/core/domain/pictures/agreement.ts'
import {
  type Closed,
  type ConsentAnswer,
  nextEnd,
  untilByDefault,
  whyClosed,
} from '../../../../src/core/domain/pictures/consent.ts'
import { consentOf } from '../../../../src/core/domain/pictures/consent-of.ts'
import type { Answered } from '../../../../src/core/domain/pictures/media.ts'
import { type PictureUse, pictureUses, useOf } from '../../../../src/core/domain/pictures/use.ts'

const camille = { id: 'camille', name: 'Camille' }
const at = '2026-11-25T09:00:00.000Z'
const soon = '2026-12-25T09:00:00.000Z'
const inThreeYears = '2029-11-25T09:00:00.000Z'
const said = (answer: ConsentAnswer, earlier = false): Answered => ({
  answer,
  by: camille,
  at,
  ...(earlier && { earlier: true }),
})
const agent = (id: string): AgreedPerson => ({ kind: 'agent', person: { id, name: id } })
const outsider: AgreedPerson = { kind: 'outsider', ref: 'r' }
const child = (...signed: boolean[]): AgreedPerson => ({
  kind: 'child',
  ref: 'c',
  parents: signed.map((one, index) => ({ ref: `p${index}`, agreed: one ? at : null, fileId: one ? 'f' : null })),
})

function agreement(person: AgreedPerson, uses: PictureUse[], change: Partial<Agreement> = {}): Agreement {
  return {
    id: person.kind === 'agent' ? person.person.id : person.ref,
    person,
    uses,
    state: 'given',
    askedAt: at,
    askedBy: camille,
    givenAt: at,
    until: untilByDefault(at),
    proof: { kind: 'click' },
    withdrawnAt: null,
    withdrawnBy: null,
    ...change,
  }
}

const all = [...pictureUses]
const unanswered = { state: 'asked', givenAt: null, until: null, proof: null } as const
const gone = { withdrawnAt: at, withdrawnBy: camille }
type Row = [
  said: string,
  answer: Answered | null,
  agreements: Agreement[],
  open: PictureUse[],
  why: Closed,
  when?: string,
]

/** What was said, what it opens, and why the other uses are closed. */
const rows: Row[] = [
  ['nothing', null, [], [], 'unasked'],
  ['nobody can be recognised', said('nobody'), [], all, 'use'],
  ['nobody can be recognised, years ago', said('nobody'), [], all, 'use', inThreeYears],
  ['not known', said('unsure'), [], [], 'unsure'],
  ['children', said('children'), [], [], 'children'],
  ['a no', said('refused'), [], [], 'refused'],
  ['« J’ai l’accord », and no more', said('adults'), [], ['internal', 'newspaper'], 'use'],
  ['the same, two years later', said('adults'), [], [], 'ended', inThreeYears],
  ['the same, before uses were told apart', said('adults', true), [], all, 'use'],
  ['the same, two years later', said('adults', true), [], [], 'ended', inThreeYears],
  ['parents, before uses were told apart', said('parents', true), [], all, 'use'],
  ['parents, by a press', said('parents'), [], [], 'signature'],
  ['a child without a signature', said('parents'), [agreement(child(false, false), all)], [], 'signature'],
  ['a child with one parent', said('parents'), [agreement(child(true, false), all)], [], 'signature'],
  ['a child of whom one parent was named', said('parents'), [agreement(child(true), all)], [], 'signature'],
  ['a child with both parents', said('parents'), [agreement(child(true, true), ['site'])], ['site'], 'use'],
  ['a child with both, nobody pressed', null, [agreement(child(true, true), all)], [], 'unsure'],
  ['a child with both, among children', said('children'), [agreement(child(true, true), all)], all, 'use'],
  ['a child with one, nobody pressed', null, [agreement(child(true, false), all)], [], 'signature'],
  [
    'a child with both, beside an adult',
    said('children'),
    [agreement(child(true, true), all), agreement(agent('a'), ['internal'])],
    ['internal'],
    'use',
  ],
  [
    'two children, one without',
    said('parents'),
    [agreement(child(true, true), all), agreement({ ...child(true, false), ref: 'd' } as AgreedPerson, all)],
    [],
    'signature',
  ],
  ['an agent, all', said('adults'), [agreement(agent('a'), all)], all, 'use'],
  ['an agent, all, and nobody pressed', null, [agreement(agent('a'), all)], [], 'unsure'],
  ['an agent, all; of the others it is not known', said('unsure'), [agreement(agent('a'), all)], [], 'unsure'],
  ['« Personne », beside an agent, all', said('nobody'), [agreement(agent('a'), all)], all, 'use'],
  [
    '« Personne », beside an agent, inside only',
    said('nobody'),
    [agreement(agent('a'), ['internal'])],
    ['internal'],
    'use',
  ],
  [
    '« Personne », beside an agent who has not answered',
    said('nobody'),
    [agreement(agent('a'), all, { state: 'asked', givenAt: null, until: null })],
    [],
    'reply',
  ],
  ['« Personne », beside a child of one parent', said('nobody'), [agreement(child(true, false), all)], [], 'signature'],
  ['« Personne », beside a child of both', said('nobody'), [agreement(child(true, true), ['site'])], ['site'], 'use'],
  ['« Personne », beside an agent, years ago', said('nobody'), [agreement(agent('a'), all)], [], 'ended', inThreeYears],
  ['a no of comms, beside an agent, all', said('refused'), [agreement(agent('a'), all)], [], 'refused'],
  ['an agent, inside only, after a press', said('adults'), [agreement(agent('a'), ['internal'])], ['internal'], 'use'],
  ['an agent who was asked, after a press', said('adults'), [agreement(agent('a'), all, unanswered)], [], 'reply'],
  [
    'an agent who was asked for the site, after a press',
    said('adults'),
    [agreement(agent('a'), ['site'], unanswered)],
    ['internal', 'newspaper'],
    'reply',
  ],
  [
    'the same, before uses were told apart',
    said('adults', true),
    [agreement(agent('a'), ['site', 'networks'], unanswered)],
    ['internal', 'newspaper', 'poster'],
    'reply',
  ],
  [
    'an outsider whose signed word is still to come, after a press',
    said('adults'),
    [agreement(outsider, all, unanswered)],
    [],
    'reply',
  ],
  [
    'one who agreed beside one who is silent, after a press',
    said('adults'),
    [agreement(agent('a'), all), agreement(agent('b'), ['internal'], unanswered)],
    ['newspaper'],
    'reply',
  ],
  [
    'an agent who was asked, and nothing else',
    null,
    [agreement(agent('a'), all, { state: 'asked', givenAt: null, until: null })],
    [],
    'reply',
  ],
  [
    'two agents, one of them for less',
    said('adults'),
    [agreement(agent('a'), all), agreement(agent('b'), ['internal', 'site'])],
    ['internal', 'site'],
    'use',
  ],
  [
    'two agents, one of whom said no',
    said('adults'),
    [agreement(agent('a'), all), agreement(agent('b'), all, { state: 'refused' })],
    [],
    'refused',
  ],
  ['an agent who withdrew', said('adults'), [agreement(agent('a'), all, gone)], [], 'refused'],
  ['an agent who withdrew; then comms pressed', said('nobody'), [agreement(agent('a'), all, gone)], [], 'refused'],
  ['an outsider who withdrew', null, [agreement(outsider, all, gone)], [], 'refused'],
  ['a child of whom a parent withdrew', null, [agreement(child(true, true), all, gone)], [], 'refused'],
  [
    'an agent, until the first of two ends',
    said('adults'),
    [agreement(agent('a'), all, { until: soon }), agreement(agent('b'), all)],
    [],
    'ended',
    soon,
  ],
  [
    'the same, the one who ends first named last',
    said('adults'),
    [agreement(agent('b'), all), agreement(agent('a'), all, { until: soon })],
    [],
    'ended',
    soon,
  ],
  [
    'an agent of whom nobody said until when',
    said('adults'),
    [agreement(agent('a'), all, { until: null })],
    all,
    'use',
  ],
  [
    'the same, two years later',
    said('adults'),
    [agreement(agent('a'), all, { until: null })],
    [],
    'ended',
    untilByDefault(at),
  ],
  [
    'an agent who is asked for more',
    said('adults'),
    [agreement(agent('a'), ['internal'], { wants: all })],
    ['internal'],
    'reply',
  ],
]

describe('what is known of a picture', () => {
  for (const [told, answer, agreements, open, why, when = at] of rows)
    it(`${told}: ${open.length === all.length ? 'all' : open.join(', ') || 'nothing'}`, () => {
      const consent = consentOf({ answer, agreements }, when)
      for (const use of all) {
        const found = whyClosed({ consent }, use, when)
        // Of a use that was never given no end came.
        const expected = why === 'ended' && found === 'use' ? 'use' : why
        assert.equal(found, open.includes(use) ? null : expected, `${use}: ${told}`)
      }
      if (why === 'ended') assert.equal(whyClosed({ consent }, 'internal', when), 'ended')
      // By the clock alone, before a job wrote that an end came.
      const kept = consentOf({ answer, agreements }, at)
      for (const use of all) assert.equal(whyClosed({ consent: kept }, use, when) === null, open.includes(use), use)
    })

  it('nothing is open of what is gone', () => {
    for (const use of all)
      assert.equal(
        whyClosed({ consent: consentOf({ answer: said('nobody'), agreements: [] }, at), gone: true }, use, at),
        'gone',
      )
  })

  it('warns of what rests on words, and of what whoever knows it said', () => {
    const warned = (answer: Answered | null, agreements: Agreement[], settings?: ('at-work' | 'uniform')[]) =>
      consentOf({ answer, agreements, ...(settings && { settings }) }, at)?.warns ?? []
    assert.deepEqual(warned(said('adults'), []), ['oral'])
    assert.deepEqual(warned(said('adults', true), []), [])
    assert.deepEqual(warned(said('nobody'), [], ['uniform']), [])
    const oral = agreement(outsider, all, { proof: { kind: 'oral', toldBy: camille } })
    const asked = agreement(agent('a'), ['site'], unanswered)
    assert.deepEqual(warned(said('adults'), [agreement(agent('a'), all)]), [])
    const both = warned(said('adults'), [agreement(agent('a'), all)], ['at-work', 'uniform'])
    assert.deepEqual(both, ['at-work', 'uniform'])
    assert.deepEqual(warned(said('nobody'), [oral]), ['oral'])
    assert.deepEqual(warned(said('adults'), [asked]), ['oral'])
    assert.deepEqual(warned(said('nobody'), [asked]), [])
  })

  it('ends with the first word that ends, and is asked again then', () => {
    const agreements = [agreement(agent('a'), all, { until: soon }), agreement(agent('b'), all)]
    const answer = said('adults')
    const consent = consentOf({ answer, agreements }, at)
    assert.equal(nextEnd({ consent }, at), soon)
    assert.equal(nextEnd({ consent: consentOf({ answer, agreements }, soon) }, soon), null)
    const ended = consentOf({ answer, agreements }, soon)
    assert.deepEqual([ended?.covers, ended?.ended], [[], all], 'at its end, not a moment later')
    assert.equal(nextEnd({ consent: consentOf({ answer: said('nobody'), agreements: [] }, at) }, at), null)
    assert.equal(nextEnd({ consent: null }, at), null)
    assert.equal(
      nextEnd({ consent: consentOf({ answer: said('adults', true), agreements: [] }, at) }, at),
      untilByDefault(at),
    )
  })

  it('is asked of each channel by its use', () => {
    assert.deepEqual((['teams', 'site', 'bluesky', 'facebook'] as const).map(useOf), [
      'internal',
      'site',
      'networks',
      'networks',
    ])
  })
})

describe('the next end of a consent', () => {
  it('is the first that is yet to come, whatever ended before; none where none is', () => {
    const by = { id: 'c', name: 'Camille' }
    const covers = [
      { use: 'internal', until: '2026-01-01T00:00:00.000Z' },
      { use: 'site', until: '2027-06-01T00:00:00.000Z' },
      { use: 'networks', until: '2027-03-01T00:00:00.000Z' },
      { use: 'poster', until: null },
    ] as const
    const consent = { answer: 'adults', by, at: '2025-06-01T00:00:00.000Z', covers: [...covers] } as const
    const of = (now: string) => nextEnd({ consent: { ...consent, covers: [...covers] } }, now)
    assert.equal(of('2026-11-25T09:00:00.000Z'), '2027-03-01T00:00:00.000Z')
    assert.equal(of('2027-03-01T00:00:00.000Z'), '2027-06-01T00:00:00.000Z')
    assert.equal(of('2027-06-01T00:00:00.000Z'), null)
  })
})
