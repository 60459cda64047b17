import assert from 'node:assert/strict'
import { type Charter, noCharter } from '../../src/core/domain/charter/charter.ts'
import { eachStore, on, somebody } from './each-store.ts'

describe('the store of the charter', () => {
  eachStore(open => {
    it('has one, which nobody wrote at first, and takes each version once', async () => {
      const { charters, commit } = open()
      assert.deepEqual(await charters.current(), noCharter)
      const row: Charter = {
        ...noCharter,
        version: 1,
        colours: [{ name: 'Bleu', hex: '#1b3a5c' }],
        words: [{ write: 'Ville', instead: ['mairie'] }],
        changed: { by: somebody('ada'), at: on(1) },
      }
      assert.equal(await commit({ save: 'charter', row, ifVersion: 0 }), 'done')
      assert.deepEqual(await charters.current(), row)
      assert.equal(await commit({ save: 'charter', row: { ...row, words: [] }, ifVersion: 0 }), 'stale')
      assert.deepEqual(await charters.current(), row)
    })
  })
})
