import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { openStores } from '../../src/app/open-stores.ts'
import { searchWords } from '../../src/core/domain/search-words.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { entry } from './rows.ts'

type Listed = { reading: number; id: string; name: string; enabled?: boolean }

async function list({ kysely }: Database, { reading, id, name, enabled = true }: Listed): Promise<void> {
  await sql`insert into directory_person (reading, id, name, given_name, mail, department, enabled, guest, shared, licensed)
    values (${reading}, ${id}, ${name}, '', ${`${id}@v.fr`}, 'Voirie', ${enabled}, false, false, true)`.execute(kysely)
}

describe('who is known by a name', () => {
  eachDatabase((_kind, open) => {
    it('is whom the directory lists, and whom the journal alone remembers, each once', async () => {
      const database = await open()
      const { personal, commit } = openStores(database, () => '2026-11-25T08:30:00.000Z')
      await sql`delete from directory_person`.execute(database.kysely)
      await sql`update directory_state set serving = 2`.execute(database.kysely)
      for (const one of [
        { reading: 1, id: 'ada', name: 'Ada Byron' },
        { reading: 2, id: 'ada', name: 'Ada Lovelace' },
        { reading: 2, id: 'zoe', name: 'Zoé Lovélace' },
        { reading: 2, id: 'off', name: 'Olga Lovelace', enabled: false },
        { reading: 1, id: 'gone', name: 'Gaston Lovelace' },
      ])
        await list(database, one)
      const acted = (id: string, name: string) => ({ journal: entry({ actor: { id, name } }) })
      await commit(acted('left', 'Léa d’Arc-Lovelace'), acted('zoe', 'Zoé Martin'), acted('other', 'Loveless Paul'))
      const found = async (typed: string, limit = 9) =>
        (await personal.named(searchWords(typed), limit)).map(({ id, isThere }) => `${id} ${isThere}`)
      assert.deepEqual(await found('LOVELACE'), ['ada true', 'gone false', 'left false', 'off false', 'zoe true'])
      assert.deepEqual(await found('lovelace', 2), ['ada true', 'gone false'])
      assert.deepEqual(await found('lea lovel'), ['left false'], 'whoever left, by the journal')
      assert.deepEqual(await found('zoe martin'), ['zoe true'], 'as they were called when they acted')
      assert.deepEqual(await found('byron'), ['ada true'])
      assert.deepEqual(await found('ace'), [], 'no word of the name begins so')
      assert.deepEqual(await found("love' & !ada"), ['ada true'], 'signs stand between words, and ask for nothing')
      const known = await personal.named(['zoe'], 1)
      assert.deepEqual(known, [
        { id: 'zoe', name: 'Zoé Lovélace', mail: 'zoe@v.fr', department: 'Voirie', isThere: true },
      ])
      const [left] = await personal.named(['lea'], 1)
      assert.deepEqual([left?.name, left?.mail, left?.department], ['Léa d’Arc-Lovelace', null, null])
    })
  })
})
