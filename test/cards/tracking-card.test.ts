import assert from 'node:assert/strict'
import { drawSample } from '../../src/commands/cards/draw-sample.ts'
import { readSamples } from '../../src/commands/cards/read-samples.ts'
import type { Card } from '../../src/teams/cards/card-templates.ts'
import { type TrackingData, drawTracking } from '../../src/teams/validations/drawn/draw-tracking.ts'
import { elements, look, renderPost } from './every-card.ts'

const samples = readSamples('validations/tracking', renderPost)
const read = (card: Card) =>
  elements(card['body'])
    .flatMap(({ type, text }) => (type === 'TextBlock' ? [String(text)] : []))
    .join('\n')
    .replaceAll(/[\u202f\u00a0]/g, ' ')
const drawn = (sample: string) => read(drawSample('validations/tracking', samples[sample]!, look('fr'), renderPost))

describe('tracking card', () => {
  it('says who has it, since when and until when', () => {
    assert.match(drawn('waiting'), /Direction\*\* · Paul Lefèvre, mercredi 25 novembre à 14 h 02\n✓/)
    assert.match(
      drawn('in-somebodys-place'),
      /On attend Hugo Da Silva ou Inès Robert\nDepuis le mercredi 25 novembre à 14 h 02 · avant le vendredi 27 novembre à 11 h/,
    )
  })

  it('tells each of several panels, and who gave a visa in whose place', () => {
    const text = drawn('two-departments')
    assert.match(
      text,
      /plusieurs visas, en parallèle\n… Culture et patrimoine : on attend Paul Lefèvre\n✓ Sports : visa de Marc Roy\nDepuis le mercredi 25 novembre à 10 h 30 · avant le jeudi 26 novembre à 11 h/,
    )
    assert.match(
      drawn('in-somebodys-place'),
      /Fatima Weber \(par délégation de Paul Lefèvre\), mercredi 25 novembre à 14 h 02/,
    )
  })

  it('says which visas were kept from the version before', () => {
    assert.match(drawn('visa-kept'), /Paul Lefèvre, mercredi 25 novembre à 14 h 02, gardé de la version précédente/)
    assert.doesNotMatch(drawn('waiting'), /gardé/)
  })

  it('asks for the fresh one by itself, for its reader', () => {
    const card = drawTracking(samples['waiting'] as unknown as TrackingData, { ...look('fr'), teamsUserIds: ['29:x'] })
    const { action, userIds } = card['refresh'] as { action: Card; userIds: string[] }
    assert.deepEqual([action['verb'], userIds], ['validation.track', ['29:x']])
  })
})
