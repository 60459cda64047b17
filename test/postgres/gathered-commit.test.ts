import assert from 'node:assert/strict'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { Change } from '../../src/core/change.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { refusedByDatabase } from '../../src/postgres/commit/refused-by-database.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import type { Schema } from '../../src/postgres/schema/schema.ts'
import { note } from './rows.ts'

const failure = (code?: string): Error => Object.assign(new Error('no'), code === undefined ? {} : { code })

/** A database that answers each statement as it is told, in turn: with those that are stale, or not at all. */
function answering(...answers: (number[] | Error)[]): { database: Database; statements: () => number } {
  let statements = 0
  const connection = {
    executeQuery: async () => {
      const answer = answers[statements++] ?? []
      if (answer instanceof Error) throw answer
      return { rows: [{ stale: answer }] as never[] }
    },
    streamQuery: () => assert.fail(),
  }
  const kysely = new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => Object.assign(new DummyDriver(), { acquireConnection: async () => connection }),
      createIntrospector: db => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  return { database: { kysely } as Database, statements: () => statements }
}

const save = (id: string): Change => ({ save: 'note', row: note({ id }), ifVersion: 0 })

describe('commits that go out together', () => {
  const two = async (...answers: (number[] | Error)[]) => {
    const { database, statements } = answering(...answers)
    const commit = gatheredCommit(database, () => '2026-11-25T09:00:00.000Z')
    const settled = await Promise.allSettled(['a', 'b'].map(id => commit(save(id))))
    return { said: settled.map(one => (one.status === 'fulfilled' ? one.value : 'failed')), statements: statements() }
  }

  it('are one statement', async () => assert.deepEqual(await two([1]), { said: ['done', 'stale'], statements: 1 }))

  it('are tried alone once the database refused them together, each until it passes, three times at most', async () => {
    assert.deepEqual(await two(failure('40001'), [], []), { said: ['done', 'done'], statements: 3 })
    assert.deepEqual(await two(failure('40P01'), failure('40001'), failure('40001'), [], []), {
      said: ['done', 'done'],
      statements: 5,
    })
    assert.deepEqual(await two(failure('40001'), failure('40001'), failure('40001'), failure('40001'), []), {
      said: ['failed', 'done'],
      statements: 5,
    })
  })

  it('are never tried again where nobody knows whether they were written', async () => {
    for (const unknown of [failure(), failure('08006'), failure('57P01'), failure('ECONNRESET')])
      assert.deepEqual(await two(unknown, [], []), { said: ['failed', 'failed'], statements: 1 })
    assert.deepEqual(
      await two(failure('40001'), failure('08006'), []),
      { said: ['failed', 'done'], statements: 3 },
      'alone neither',
    )
  })
})

describe('refusedByDatabase', () => {
  it('is an answer that nothing was written, not a connection that was lost or a server that goes down', () => {
    for (const code of ['40001', '40P01', '23505', '42501', '57014', 'P0001'])
      assert.equal(refusedByDatabase(failure(code)), true, code)
    for (const code of ['08000', '08003', '08006', '57P01', '57P02', '57P03', 'ECONNRESET', '', undefined])
      assert.equal(refusedByDatabase(failure(code)), false, code)
    assert.equal(refusedByDatabase({ code: '40001' }), false)
  })
})
