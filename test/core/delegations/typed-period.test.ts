import assert from 'node:assert/strict'
import { typedPeriod } from '../../../src/core/delegations/lending/typed-period.ts'

describe('days as people type them', () => {
  it('are the next ones to come; the end comes after the start', () => {
    const typed = (text: string) => typedPeriod(text, '2026-11-25')
    assert.deepEqual(typed('24/12 02/01'), { since: '2026-12-24', until: '2027-01-02' })
    assert.deepEqual(typed('du 24/12 au 2.1'), { since: '2026-12-24', until: '2027-01-02' })
    assert.deepEqual(typed('25/11 25/11'), { since: '2026-11-25', until: '2026-11-25' })
    assert.deepEqual(typed('24/11 30/11'), { since: '2026-11-24', until: '2026-11-30' }, 'over, and said to be')
    assert.deepEqual(typed('2026-12-24 02/01/2027'), { since: '2026-12-24', until: '2027-01-02' })
    assert.deepEqual(typed('25/12 24/12'), { since: '2026-12-25', until: '2026-12-24' }, 'a slip is not a year')
    assert.deepEqual(typed('25/12 15/06'), { since: '2026-12-25', until: '2027-06-15' })
    assert.deepEqual(typed('31/02 12/13'), { since: '', until: '' })
    assert.deepEqual(typed('24/12'), { since: '2026-12-24', until: '' })
    assert.deepEqual(typed(''), { since: '', until: '' })
  })
})
