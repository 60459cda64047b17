import assert from 'node:assert/strict'
import { archivist } from './markers/set-up.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { fillTown } from './markers/fill-town.ts'
import type { MarkedWorld } from './markers/marked-world.ts'
import { everyMark } from './markers/markers.ts'
import { night } from './markers/night.ts'
import { assertOnlyDueIsGone } from './markers/what-stands.ts'

/** After the five years of a post, and of what the journal says of it. */
const [archivesDay, visaDay] = [1_900, 1_901]

describe('a town in which years go by', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let world: MarkedWorld
    before(async function () {
      this.timeout(120_000)
      database = await open()
      world = await fillTown(database)
    })
    const afterNightOf = async (day: number) => {
      world.toDay(day)
      await night(world, database)
    }

    it('keeps what was typed, before anything is due', async () => {
      assert.ok(everyMark.length >= 50)
      await assertOnlyDueIsGone(database, 0)
    })

    for (const day of [400, 434, 800, archivesDay])
      it(`keeps nothing that is due after ${day} days, and all that is not`, async () => {
        await afterNightOf(day)
        await assertOnlyDueIsGone(database, day)
        assert.ok((await verifyJournal(database)).ok)
      }).timeout(60_000)

    it('keeps no public archive once the archivist said that it goes', async () => {
      const { archiveLists } = world.ports
      const list = (await archiveLists.waiting())!
      await world.chat.press(archivist, 'archive.eliminate', { listId: list.id })
      await afterNightOf(visaDay)
      await assertOnlyDueIsGone(database, visaDay, true)
      const verdict = await verifyJournal(database)
      assert.ok(verdict.ok)
      assert.deepEqual(
        verdict.purged.map(({ category }) => category),
        ['journal-details'],
      )
    }).timeout(60_000)
  })
})
