import assert from 'node:assert/strict'
import { openPersonal } from '../../src/app/open-personal.ts'
import { endErasure } from './markers/end-erasure.ts'
import { askForMyData } from '../../src/core/use-cases/personal/my-data.ts'
import { writeMyData } from '../../src/core/use-cases/personal/write-my-data.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { loadWords } from '../../src/words.ts'
import { actor, alice } from '../fakes/town.ts'
import { eachDatabase } from '../support/database.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { fillTown } from './markers/fill-town.ts'
import type { MarkedWorld } from './markers/marked-world.ts'
import { everyMark, type MarkName } from './markers/markers.ts'
import { whatStands } from './markers/what-stands.ts'
import { everyValue, saysAny } from './every-value.ts'

/** What she wrote to Mary and to comms, and what she was answered. */
const ofHers: readonly MarkName[] = [
  ...(['question', 'answer', 'lateQuestion', 'lateAnswer', 'eventAnswer', 'declineReason', 'laterReason'] as const),
  ...(['proposalTitle', 'proposalText', 'proposalPlace', 'proposalQuestion', 'proposalAnswer'] as const),
  ...(['proposalAddition', 'proposalFileName', 'relayReason'] as const),
]
/** Without her name these stay: what she was asked and told, and why a poster hangs nowhere. */
const ofNobody: readonly MarkName[] = ['proposalQuestion', 'declineReason', 'laterReason', 'relayReason']
const names = saysAny([alice.id, alice.name, alice.mail!])

describe('one person in a town of marked words', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let world: MarkedWorld
    before(async function () {
      this.timeout(120_000)
      database = await open()
      world = await fillTown(database)
    })
    const rowsNaming = async () => {
      const counts = new Map<string, number>()
      for (const [table, rows] of await everyValue(database)) {
        // A job goes from one table to another by itself, and is seen in both while it does.
        const short = table.includes('job') ? 'jobs' : table.split('.').at(-1)!
        const found = rows.filter(names).length
        if (found > 0) counts.set(short, short === 'jobs' ? 1 : found)
      }
      return [...counts].toSorted()
    }

    it('reads of themselves each row that a search of the whole dump finds, and nobody else’s words', async () => {
      const { ports } = world
      const words = loadWords(undefined, 'Europe/Paris', ports.now)
      const opened = openPersonal({ publicUrl: 'https://mary.example', locale: 'fr' }, ports, {
        secret: 'x',
        words,
      })
      const asking = { ...ports, ...opened.ports }
      const asked = await askForMyData(asking, actor(alice))
      assert.ok(asked.kind === 'data-asked')
      const expected = await rowsNaming()
      await writeMyData(asking, { id: asked.request.id })
      const address = new URL(opened.ports.dataPages!.address(asked.request.id)).pathname.slice(1)
      const page = (await opened.read(address, {}, 'GET'))!.body!.toString()
      const found = new Map<string, number>()
      for (const [, table = ''] of page.matchAll(/data-row="([a-z_]+)\//g))
        if (table.includes('job')) found.set('jobs', 1)
        else found.set(table, (found.get(table) ?? 0) + 1)
      assert.deepEqual([...found].toSorted(), expected)
      const read = everyMark.filter(({ word }) => page.includes(word)).map(({ name }) => name)
      assert.deepEqual(read.toSorted(), ofHers.toSorted())
    }).timeout(60_000)

    it('is named nowhere once they are erased, and what they typed is gone; all else stands', async () => {
      const before = await whatStands(database)
      await endErasure(world)
      assert.deepEqual(await rowsNaming(), [])
      const after = await whatStands(database)
      const gone = everyMark.filter(({ name }) => before.get(name)!.length > 0 && after.get(name)!.length === 0)
      assert.deepEqual(
        gone.map(({ name }) => name).toSorted(),
        ofHers.filter(name => !ofNobody.includes(name)).toSorted(),
      )
      assert.ok((await verifyJournal(database)).ok)
    }).timeout(60_000)
  })
})
