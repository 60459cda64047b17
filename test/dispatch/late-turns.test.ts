import assert from 'node:assert/strict'
import fc from 'fast-check'
import { LateTurns } from '../../src/dispatch/rate/late-turns.ts'
import { holds } from '../support/holds.ts'

describe('late turns', () => {
  const leave = (late: LateTurns, turnAt: number, readyAt: number): number => readyAt + late.waitMs(turnAt, readyAt)

  it('lets those leave at once that are not late, and those that nobody counted out', () => {
    const late = new LateTurns()
    assert.equal(leave(late, 1_000, 1_003), 1_003)
    assert.equal(leave(late, 1_021, 1_024), 1_024)
    assert.deepEqual([1, 2, 3].map(ms => leave(late, 2_000 + ms, 2_010)), [2_010, 2_010, 2_010])
  })

  it('does not make good a time when nothing was asked for', () => {
    const late = new LateTurns()
    leave(late, 1_000, 21_000)
    assert.ok(leave(late, 21_010, 21_011) <= 21_250)
  })

  it('keeps under fifty in any second whatever the store takes for each, at 47.7 turns a second', () => {
    holds(
      fc.property(fc.array(fc.nat(900), { minLength: 200, maxLength: 400 }), delays => {
        const late = new LateTurns()
        // The store writes in order: whoever comes later is ready later.
        let ready = 0
        const left = delays.map((delay, index) => leave(late, (index * 1000) / 47.7, (ready = Math.max(ready, (index * 1000) / 47.7 + delay))))
        for (const [index, at] of left.entries()) assert.ok((left[index + 50] ?? Infinity) - at >= 1_000)
      }),
    )
  })
})
