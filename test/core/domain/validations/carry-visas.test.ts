import assert from 'node:assert/strict'
import type { SealedVersion } from '../../../../src/core/domain/posts/post.ts'
import { computeSeal } from '../../../../src/core/domain/seal.ts'
import { carryVisas, standsFor } from '../../../../src/core/domain/validations/carry-visas.ts'
import type { Step, Validation } from '../../../../src/core/domain/validations/validation.ts'
import { stepOf, visaOf } from '../../../support/steps-of.ts'

const sealed = (number: number, change: Partial<SealedVersion> = {}): SealedVersion => {
  const words = {
    rendered: { locale: 'fr' as const, summary: 'Le pont rouvre', card: '{"type":"AdaptiveCard","body":[]}' },
    pictures: [],
    audience: { kind: 'everyone' as const },
    headCount: 9,
    slot: null,
    mandatory: false,
    expiresOn: null,
    correctionOf: null,
    ...change,
  }
  return {
    number,
    ...words,
    seal: computeSeal(words),
    at: '2026-11-25T09:00:00.000Z',
    by: { id: 'c', name: 'Camille' },
  }
}

describe('a visa of an earlier version', () => {
  const first = sealed(1)
  const visa = visaOf('k', { seal: first.seal })
  const other = { ...first.rendered, summary: 'Le pont ferme' }

  it('stands for the facets that are the same, and for no other', () => {
    assert.equal(standsFor(['substance', 'form', 'reach'], visa, [first], sealed(2, { headCount: 10 })), true)
    const reworded = sealed(2, { rendered: other })
    assert.equal(standsFor(['form', 'reach'], visa, [first], reworded), true)
    assert.equal(standsFor(['substance'], visa, [first], reworded), false)
    assert.equal(standsFor(['substance', 'reach'], visa, [first], reworded), false, 'one facet that changed is enough')
  })

  it('stands for nothing once what is kept of that version no longer makes its seal', () => {
    const rewritten = { ...first, rendered: other }
    assert.equal(standsFor(['substance'], visa, [rewritten], sealed(2, { rendered: other })), false)
    assert.equal(standsFor(['reach'], visa, [rewritten], sealed(2, { headCount: 10 })), false)
    assert.equal(standsFor(['reach'], visa, [], sealed(2, { headCount: 10 })), false)
  })

  const carried = (old: Partial<Step>, next: Partial<Step>, { by = 'k', out = [] as string[] } = {}) => {
    const given = visaOf(by, { seal: first.seal, chairs: ['k'] })
    const before = { steps: [stepOf('department', ['k'], { ...old, visas: [given] })] } as Validation
    return carryVisas(
      [stepOf('department', ['k'], next)],
      before,
      [first],
      sealed(2, { headCount: 10 }),
      new Set(out),
    )[0]!.visas.length
  }

  it('vouches for no more in a circuit that was changed since than it did', () => {
    assert.equal(carried({ facets: ['substance', 'reach'] }, { facets: ['reach'] }), 1)
    assert.equal(carried({ facets: ['substance', 'reach'] }, { facets: ['substance', 'form', 'reach'] }), 0)
  })

  it('stands for a correction of its words, which goes to those who have the card at no hour of its own', () => {
    const slot = '2026-12-01T10:00:00.000Z'
    const sent = sealed(1, { slot })
    const given = visaOf('k', { seal: sent.seal })
    assert.equal(standsFor(['reach'], given, [sent], sealed(2, { correctionOf: 'b0' })), true)
    assert.equal(standsFor(['reach'], given, [sent], sealed(2)), false, 'another time is another question')
    assert.equal(
      standsFor(
        ['reach'],
        given,
        [sent],
        sealed(2, { correctionOf: 'b0', audience: { kind: 'department', name: 'Voirie' } }),
      ),
      false,
    )
  })

  it('stands at the step that is so named, wherever that is now', () => {
    const before = {
      steps: [stepOf('department', ['k'], { visas: [visaOf('k', { seal: first.seal })] })],
    } as Validation
    const steps = carryVisas(
      [stepOf('other', ['z']), stepOf('department', ['k'])],
      before,
      [first],
      sealed(2, { headCount: 10 }),
      new Set(),
    )
    assert.deepEqual(
      steps.map(({ visas }) => visas.map(({ step }) => step)),
      [[], [1]],
    )
  })

  it('of one person stays in one step', () => {
    const given = visaOf('k', { seal: first.seal, chairs: ['k'] })
    const before = {
      steps: [stepOf('department', ['k'], { visas: [given] }), stepOf('communication', ['k'], { visas: [given] })],
    } as Validation
    const steps = carryVisas(
      [stepOf('department', ['k']), stepOf('communication', ['k'])],
      before,
      [first],
      sealed(2, { headCount: 10 }),
      new Set(),
    )
    assert.deepEqual(
      steps.map(({ visas }) => visas.length),
      [1, 0],
    )
  })

  it('is carried with a place that is asked still, or not at all', () => {
    const given = visaOf('d', { seal: first.seal, chairs: ['gone', 'k'] })
    const carriedTo = (...people: string[]) => {
      const before = { steps: [stepOf('department', ['gone', 'k'], { visas: [given] })] } as Validation
      return carryVisas(
        [stepOf('department', people)],
        before,
        [first],
        sealed(2, { headCount: 10 }),
        new Set(),
      )[0]!.visas.map(({ chairs }) => chairs)
    }
    assert.deepEqual(carriedTo('k', 'z'), [['k']])
    assert.deepEqual(carriedTo('z'), [], 'a visa without a place would stand in a step that never completes')
  })

  it('of whoever wrote, or changed the circuit since, stays with it, be it in somebody’s place', () => {
    assert.equal(carried({}, {}, { by: 'd' }), 1)
    assert.equal(carried({}, {}, { by: 'd', out: ['d'] }), 0)
  })
})
