import assert from 'node:assert/strict'
import type { Perimeter } from '../../src/core/domain/audiences/perimeter.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { perimeters } from '../../src/postgres/stores/approval-stores.ts'
import { eachDatabase } from '../support/database.ts'
import { now } from './rows.ts'

const perimeter = (id: string): Perimeter => ({
  id, version: 1, group: { id: `g-${id}`, name: `Auteurs ${id}` }, audience: { kind: 'department', name: 'Voirie' },
  changedBy: { id: 'admin', name: 'Amine' }, changedAt: now(),
})

describe('perimeters in the database', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let commit: ReturnType<typeof gatheredCommit>
    before(async () => {
      database = await open()
      commit = gatheredCommit(database, now)
    })

    it('are kept, and removed once', async () => {
      const { all } = perimeters(database)
      assert.equal(await commit({ save: 'perimeter', row: perimeter('p1'), ifVersion: 0 }, { save: 'perimeter', row: perimeter('p2'), ifVersion: 0 }), 'done')
      assert.deepEqual((await all()).map(({ id, version }) => [id, version]), [['p1', 1], ['p2', 1]])
      assert.deepEqual((await all())[0], perimeter('p1'))
      assert.equal(await commit({ remove: 'perimeter', id: 'p1', ifVersion: 2 }), 'stale')
      assert.equal(await commit({ remove: 'perimeter', id: 'p1', ifVersion: 1 }), 'done')
      assert.equal(await commit({ remove: 'perimeter', id: 'p1', ifVersion: 1 }), 'stale')
      assert.deepEqual((await all()).map(({ id }) => id), ['p2'])
    })
  })
})
