import assert from 'node:assert/strict'
import type { AskedMove } from '../../src/core/domain/week/asked-move.ts'
import { eachStore, on } from './each-store.ts'

describe('the store of moves that were asked for', () => {
  eachStore(open => {
    it('keeps the last one of a person, and forgets it', async () => {
      const { commit, askedMoves } = open()
      const row: AskedMove = {
        id: 'camille',
        version: 1,
        postId: 'post',
        channel: 'teams',
        release: 'one',
        at: on(8),
        agreed: 'warnings',
        askedAt: on(1),
      }
      assert.equal(await askedMoves.byId(row.id), null)
      assert.equal(await commit({ save: 'asked_move', row, ifVersion: 0 }), 'done')
      const next = { ...row, version: 2, at: on(9) }
      assert.equal(await commit({ save: 'asked_move', row: next, ifVersion: 0 }), 'stale')
      assert.equal(await commit({ save: 'asked_move', row: next, ifVersion: 1 }), 'done')
      assert.deepEqual([await askedMoves.byId(row.id), await askedMoves.byId('somebody')], [next, null])
      assert.equal(await commit({ remove: 'asked_move', id: row.id, ifVersion: 2 }), 'done')
      assert.equal(await askedMoves.byId(row.id), null)
    })
  })
})
