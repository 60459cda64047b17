import assert from 'node:assert/strict'
import { writtenPeriod } from '../../../src/teams/written/written-period.ts'

describe('two days as people write them', () => {
  const days = (text: string): string => Object.values(writtenPeriod(text, '2026-11-25')).join(' → ')

  const spellings: Record<string, string[]> = {
    '2026-12-24 → 2027-01-02': [
      '24/12 02/01',
      'du 24/12 au 2.1',
      '24/12 - 2/1',
      '24/12–2/1',
      '2026-12-24 02/01/2027',
      'du 24 décembre au 2 janvier',
      'du 24 au 2 janvier inclus',
      'from December 24 to January 2',
    ],
    '2026-12-24 → 2026-12-31': [
      'du 24 au 31 décembre',
      '24 au 31 décembre',
      '24/12 au 31/12',
      'from 24 to 31 December',
    ],
    '2026-11-30 → 2026-12-04': ['de lundi à vendredi', 'lundi vendredi', 'from Monday to Friday'],
    '2026-11-26 → 2026-11-27': ['demain vendredi', 'demain après-demain'],
    '2026-11-25 → 2026-11-27': ['jusqu’à vendredi', "jusqu'à vendredi", 'until Friday', 'aujourd’hui vendredi'],
    '2026-11-25 → 2027-01-02': ['jusqu’au 2/1', 'until January 2'],
    '2026-11-25 → 2026-11-25': ['25/11 25/11'],
    '2026-11-24 → 2026-11-30': ['24/11 30/11'],
    '2026-12-25 → 2027-06-15': ['25/12 15/06'],
    '2026-11-27 → 2026-12-02': ['dans deux jours dans une semaine'],
  }
  for (const [meant, texts] of Object.entries(spellings))
    it(`${meant}: ${texts.join(' · ')}`, () => {
      for (const text of texts) assert.equal(days(text), meant, text)
    })

  it('are asked for where one is missing, is no day, or something else stands beside them', () => {
    assert.deepEqual(
      [
        '24/12',
        '',
        '31/02 12/13',
        '24/12 n’importe quoi',
        '24/12 02/01 en congé',
        'du 31 au 30 novembre',
        'x'.repeat(50_000),
      ].map(days),
      ['2026-12-24 → ', ' → ', ' → ', ' → ', ' → ', '2026-10-31 → 2026-11-30', ' → '],
    )
  })

  it('that end before they start are a slip, never most of a year', () => {
    assert.equal(days('25/12 24/12'), '2026-12-25 → 2026-12-24')
  })
})
