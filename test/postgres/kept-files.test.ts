import assert from 'node:assert/strict'
import { history } from '../../src/postgres/journal/journal-history.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { keptFiles } from '../../src/postgres/stores/kept-files.ts'
import { eachDatabase } from '../support/database.ts'
import { now } from './rows.ts'

const share = { files: 10, bytes: 1_000, each: 300 }
const hour = 3_600_000

describe('keptFiles', () => {
  eachDatabase((_name, open) => {
    let database: Database
    before(async () => void (database = await open()))
    const ids = async (): Promise<string[]> =>
      (await database.kysely.selectFrom('kept_file').select('id').orderBy('id').execute()).map(({ id }) => id)

    it('lets no crowd of runs over the share of one person, whichever process asks', async () => {
      const other = await open()
      const claimed = Array.from({ length: 20 }, (_, index) =>
        keptFiles(index % 2 ? database : other).claim({ id: `p${index}`, person: 'p', forMs: hour }, share),
      )
      assert.equal((await Promise.all(claimed)).filter(Boolean).length, 3)
      assert.equal((await ids()).length, 3)
    })

    it('gives nothing whose time is over by the clock of the store', async () => {
      const store = keptFiles(database)
      const sent = { person: 'q', forMs: hour }
      for (const id of ['q1', 'q2']) {
        assert.equal(await store.claim({ ...sent, id }, share), true)
        await store.fill(id, Buffer.from(id))
      }
      const past = new Date('2001-01-01T00:00:00.000Z')
      await database.kysely.updateTable('kept_file').set({ until: past }).where('id', '=', 'q1').execute()
      assert.deepEqual([await store.get('q1'), Buffer.from((await store.get('q2'))!).toString()], [null, 'q2'])
    })

    it('keeps nothing of a person who is forgotten', async () => {
      await history(database, now).forget('p', [])
      assert.deepEqual(await ids(), ['q1', 'q2'])
    })
  })
})
