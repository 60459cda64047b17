import assert from 'node:assert/strict'
import { Outage } from '../../src/dispatch/run/outage.ts'

describe('Outage', () => {
  const failing = (times: number): Outage => {
    const outage = new Outage()
    for (let count = 0; count < times; count++) outage.failed()
    return outage
  }

  it('is ten in a row, and the first that arrives ends it', () => {
    assert.deepEqual([failing(9).open, failing(10).open], [false, true])
    const outage = failing(10)
    outage.arrived()
    assert.equal(outage.open, false)
    for (let count = 0; count < 9; count++) outage.failed()
    assert.equal(outage.open, false, 'counted from the beginning')
  })

  it('is tried after pauses that double from a second to thirty, from a second again once it has ended', () => {
    const outage = failing(10)
    assert.deepEqual(
      Array.from({ length: 7 }, () => outage.nextPauseMs()),
      [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000],
    )
    outage.arrived()
    assert.equal(outage.nextPauseMs(), 1_000)
  })
})
