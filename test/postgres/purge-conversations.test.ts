import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { nothingHeld } from '../../src/core/domain/retention/suspension.ts'
import { purges } from '../../src/postgres/retention/purges.ts'
import { eachDatabase } from '../support/database.ts'

const before = '2026-06-01T00:00:00.000Z'
const held = { ...nothingHeld, people: ['held'] }

describe('where those who left were written to', () => {
  eachDatabase((_kind, open) => {
    it('goes a year later, but for a wish to be left alone, which lasts until it is revoked', async () => {
      const database = await open()
      const add = (person: string, optedOut: boolean) =>
        sql`insert into conversation (person, service_url, state, opted_out, updated_at)
          values (${person}, 'https://smba.example/', 'installed', ${optedOut}, '2026-01-10')`.execute(database.kysely)
      for (const [person, optedOut] of [
        ['left', false],
        ['on-leave', true],
        ['held', false],
      ] as const)
        await add(person, optedOut)
      await sql`update directory_state set serving = 1`.execute(database.kysely)
      const { count, takeRows } = purges(database, () => before)
      assert.deepEqual(await count('conversations', before, held), { due: 1, held: 1 })
      assert.equal(await takeRows('conversations', before, held, 10), 1)
      const { rows } = await sql<{ person: string }>`select person from conversation order by person`.execute(
        database.kysely,
      )
      assert.deepEqual(
        rows.map(({ person }) => person),
        ['held', 'on-leave'],
      )
    })
  })
})
