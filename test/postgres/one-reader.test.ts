import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { openPersonal } from '../../src/app/open-personal.ts'
import { openStores } from '../../src/app/open-stores.ts'
import { Unavailable } from '../../src/core/domain/errors.ts'
import { newDataRequest } from '../../src/core/domain/personal/data-request.ts'
import { writeMyData } from '../../src/core/use-cases/personal/my-data.ts'
import { inMemory } from '../../src/postgres/open/data-dir.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { alone } from '../../src/postgres/personal/one-reader.ts'
import { loadWords } from '../../src/words.ts'
import { sharedPostgres } from '../support/database.ts'
import { marc, other } from './personal-rows.ts'
import { now } from './rows.ts'

describe('of those who ask what Mary holds about them', () => {
  let processes: [Database, Database]
  before(async () => {
    const databaseUrl = await (await sharedPostgres()).migratedUrl()
    const open = () => openDatabase({ databaseUrl, dataDir: inMemory })
    processes = [await open(), await open()]
  })
  after(() => Promise.all(processes.map(one => one.close())))
  const portsOf = (database: Database) => {
    const stores = openStores(database, now)
    const own = { publicUrl: 'https://mary.example', locale: 'fr' as const }
    const words = loadWords(undefined, 'Europe/Paris', now)
    const { ports } = openPersonal(own, { ...stores, now }, { secret: 'x', words })
    return { ...stores, ...ports, directory: { person: async () => null } as never, now }
  }

  it('one is answered at a time, in whatever process, and the next comes by some seconds later', async () => {
    const [here, there] = processes.map(portsOf) as [ReturnType<typeof portsOf>, ReturnType<typeof portsOf>]
    for (const [id, { id: person }] of [
      ['marc', marc],
      ['paul', other],
    ] as const)
      await here.commit({ save: 'data_request', row: newDataRequest(id, person, now()), ifVersion: 0 })
    let inside = 0
    let most = 0
    /** A town so large that reading it takes a while. */
    const large = (ports: typeof here): typeof here => ({
      ...ports,
      personal: {
        ...ports.personal,
        async *traces(sought) {
          most = Math.max(most, ++inside)
          await delay(300)
          yield* ports.personal.traces(sought)
          inside -= 1
        },
      },
    })
    const asked = [writeMyData(large(here), { id: 'marc' }), writeMyData(large(there), { id: 'paul' })]
    const ends = await Promise.allSettled(asked)
    assert.equal(most, 1)
    const refused = ends.flatMap(one => (one.status === 'rejected' ? [one.reason as unknown] : []))
    assert.ok(refused.length === 1 && refused[0] instanceof Unavailable, String(refused))
    assert.ok(refused[0].retryAfterMs! <= 10_000)
    for (const id of ['marc', 'paul']) await writeMyData(there, { id })
    for (const id of ['marc', 'paul']) assert.ok((await here.dataRequests.byId(id))?.writtenAt, id)
  })

  it('nobody is kept waiting by one that failed', async () => {
    const [here, there] = processes
    await assert.rejects(
      alone(here, () => Promise.reject(new Error('failed'))),
      /failed/,
    )
    assert.equal(await alone(there, async () => 'done'), 'done')
  })
})
