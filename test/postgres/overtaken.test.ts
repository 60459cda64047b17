import assert from 'node:assert/strict'
import type { Change } from '../../src/core/change.ts'
import { Overtaken } from '../../src/postgres/commit/overtaken.ts'
import { placement, post } from './rows.ts'
import { keyed } from '../fakes/keyed.ts'

describe('what waits while others write', () => {
  const save = (id: string, ifVersion: number): { changes: Change[] } => ({
    changes: [{ save: 'post', row: post({ id }), ifVersion }],
  })

  it('is overtaken by a later version of one of its rows, written since it waits', () => {
    const overtaken = new Overtaken()
    const since = overtaken.begin()
    overtaken.learn(save('a', 3))
    assert.equal(overtaken.has(save('a', 3), since), true)
    assert.equal(overtaken.has(save('a', 4), since), false, 'it read what was written')
    assert.equal(overtaken.has(save('b', 0), since), false, 'another row')
    assert.equal(overtaken.has({ changes: [...save('b', 0).changes, ...save('a', 2).changes] }, since), true)
  })

  it('asks the database whenever it began to wait afterwards, so that nobody is sent away for good', () => {
    const overtaken = new Overtaken()
    const place = (ifVersion: number): { changes: Change[] } => ({
      changes: [{ save: 'placement', row: placement({ key: keyed('inbox:k') }), ifVersion }],
    })
    overtaken.learn(place(5))
    // Removed and placed anew elsewhere: its versions begin again.
    assert.equal(overtaken.has(place(0), overtaken.begin()), false)
  })
})
