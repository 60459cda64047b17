import assert from 'node:assert/strict'
import type { DeliveryReport } from '../../src/core/broadcasts/broadcast.ts'
import { reportView } from '../../src/teams/draw/broadcasts/report-view.ts'
import { words } from './every-card.ts'

describe('broadcast report', () => {
  const report: DeliveryReport = {
    counts: { queued: 0, sending: 0, delivered: 20, refused: 3, unknown: 1 },
    refused: { 'no-teams': 2, blocked: 1 },
    departments: [
      { name: 'Culture', people: 14, delivered: 13 }, { name: 'Cabinet', people: 4, delivered: 3 },
      { name: null, people: 3, delivered: 2 }, { name: 'Archives', people: 3, delivered: 2 },
    ],
  }

  it('merges departments of fewer than five people', () => {
    const lines = reportView(report, words.fr).departments.map(({ name, ratio }) => `${name} ${ratio}`)
    assert.deepEqual(lines, ['Culture 13 / 14', 'Autres directions 7 / 10'])
  })

  it('accounts for everyone by reason, the most frequent first', () => {
    const { counts, reasons, hasUnknown } = reportView(report, words.fr)
    assert.deepEqual(counts.map(({ value }) => value), ['20', '3', '1'])
    assert.deepEqual(reasons, [{ title: 'Sans Teams', value: '2' }, { title: 'Non joignable', value: '1' }])
    assert.equal(hasUnknown, true)
  })
})
