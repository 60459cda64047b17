import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { inMemory } from '../../src/postgres/open/data-dir.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { entry, note } from '../../test/postgres/rows.ts'

const pauseMs = 20

/**
 * A process of its own on the database of `process.argv[2]`, in which somebody writes to Mary fifty times a second: a
 * row, its entry in the journal. Asked, it answers how long each commit took since it was asked last, in ms.
 */
const database = await openDatabase({ databaseUrl: process.argv[2]!, dataDir: inMemory })
const commit = gatheredCommit(database, () => new Date().toISOString())
let took: number[] = []
let goesOn = true

process.on('message', () => {
  process.send?.(took)
  took = []
})
process.on('disconnect', () => void (goesOn = false))
process.send?.([])
while (goesOn) {
  const began = performance.now()
  await commit({ save: 'note', row: note({ id: randomUUID() }), ifVersion: 0 }, { journal: entry({}) })
  took.push(performance.now() - began)
  await delay(pauseMs)
}
await database.close()
