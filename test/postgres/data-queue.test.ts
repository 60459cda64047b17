import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { Unavailable } from '../../src/core/domain/errors.ts'
import { peopleAtOnce } from '../../src/core/domain/personal/data-queue.ts'
import { askForMyData } from '../../src/core/use-cases/personal/my-data.ts'
import { writeMyData } from '../../src/core/use-cases/personal/write-my-data.ts'
import { inMemory } from '../../src/postgres/open/data-dir.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { alone } from '../../src/postgres/personal/one-reader.ts'
import { sharedPostgres } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { type DataTestPorts, dataPorts } from './data-ports.ts'
import { note } from './rows.ts'

const program = path.join(import.meta.dirname, 'programs/write-data.ts')
/** More than one reading answers, and a prime: ids are in another order than people. */
const many = peopleAtOnce + 4
const everybody = Array.from({ length: many }, (_, n) => ({
  id: `4d617263-2044-4750-826f-${String(n).padStart(12, '0')}`,
  name: `Prénom${n} Nom${n}-de-famille`,
}))
/** Of a job that is not done yet. */
const pauseMs = 100
const said = (n: number): string => `Le mot de la personne ${n}.`

describe('of many who ask at once what Mary holds about them', function () {
  this.timeout(120_000)
  let url: string
  let processes: [Database, Database]
  let ports: [DataTestPorts, DataTestPorts]
  beforeEach(async () => {
    url = await (await sharedPostgres()).migratedUrl()
    const open = () => openDatabase({ databaseUrl: url, dataDir: inMemory })
    processes = [await open(), await open()]
    ports = processes.map(dataPorts) as [DataTestPorts, DataTestPorts]
  })
  afterEach(() => Promise.all(processes.map(one => one.close())))

  /** So many, one after the other, by turns in one process and the other. Answers the requests in their order. */
  const ask = async (count: number): Promise<string[]> => {
    const ids: string[] = []
    const people = everybody.slice(0, count)
    for (const [n, writer] of people.entries()) {
      const row = note({ id: `n${n}`, writer, text: said(n) })
      await ports[0].commit({ save: 'note', row, ifVersion: 0 })
    }
    for (const [n, { id, name }] of people.entries()) {
      const asking = { ...ports[n % 2]!, newId: () => `r${String((n * 7) % many).padStart(2, '0')}` }
      const asked = await askForMyData(asking, { id, name, locale: 'fr', roles: ['agent'] })
      assert.ok(asked.kind === 'data-asked')
      assert.deepEqual(asked.wait, { ahead: n, passMs: null })
      ids.push(asked.request.id)
    }
    return ids
  }
  /** As a queue does: each job until it is done, one at a time in a process. */
  const work = async (own: DataTestPorts, ids: readonly string[]): Promise<void> => {
    for (const waiting = [...ids]; waiting.length > 0;) {
      const id = waiting.shift()!
      try {
        await writeMyData(own, { id })
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error
        assert.ok(error.retryAfterMs! <= 5_000)
        waiting.push(id)
        await delay(pauseMs)
      }
    }
  }
  const assertWritten = async (ids: readonly string[]): Promise<void> => {
    const written: string[] = []
    for (const [n, id] of ids.entries()) {
      const request = (await ports[0].dataRequests.byId(id))!
      assert.equal(request.person, everybody[n]!.id)
      assert.ok(request.writtenAt !== null && request.rows > 0 && request.tookMs! >= 0)
      assert.equal(request.version, 2, 'written once')
      written.push(request.writtenAt)
      const page = Buffer.from((await ports[1].dataRequests.file(id))!).toString()
      const texts = [...page.matchAll(/Le mot de la personne \d+\./g)].map(([text]) => text)
      assert.deepEqual([...new Set(texts)], [said(n)], 'what is theirs, and of nobody else')
    }
    assert.deepEqual(written.toSorted(), written, 'first come, first served')
    assert.deepEqual(await ports[0].dataRequests.waiting(many, ports[0].now()), [])
  }

  it('each gets their file, in the order in which they came, by two processes and few readings', async () => {
    const ids = await ask(many)
    let [inside, most, readings] = [0, 0, 0]
    const counted = (one: DataTestPorts): DataTestPorts => ({
      ...one,
      personal: {
        ...one.personal,
        async *traces(sought) {
          readings += 1
          most = Math.max(most, ++inside)
          yield* one.personal.traces(sought)
          inside -= 1
        },
      },
    })
    // Whose job comes first has nothing to do with who does.
    await Promise.all([work(counted(ports[0]), ids.toReversed()), work(counted(ports[1]), ids)])
    assert.equal(most, 1)
    assert.equal(readings, 2, `${peopleAtOnce} in one reading, the others in the next one`)
    await assertWritten(ids)
    const [first] = await Promise.all([ports[0].dataRequests.wait('none')])
    assert.ok(first.ahead === 0 && first.passMs !== null, 'the next one is told how long it took')
  })

  it('nobody is lost and nobody served twice when whoever reads is killed in the middle', async () => {
    const ids = await ask(many)
    const [{ kysely }] = processes
    // Somebody holds the ninth: the process waits there, with eight files written.
    const holding = await kysely.startTransaction().execute()
    await sql`select from data_request where id = ${ids[8]!} for update`.execute(holding)
    const child = spawn(process.execPath, ['-r', './src/needs-node.cjs', program, url, ids[10]!], { stdio: 'inherit' })
    await eventually(
      async () => {
        const { rows } = await sql<{ n: number }>`
          select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'
          and datname = current_database()`.execute(kysely)
        return rows[0]!.n > 0
      },
      'the process waits for the row',
      60_000,
    )
    child.kill('SIGKILL')
    await once(child, 'exit')
    await holding.rollback().execute()
    const waiting = (await ports[1].dataRequests.waiting(many, ports[1].now())).map(({ id }) => id)
    assert.deepEqual(waiting, ids.slice(8))
    assert.equal((await ports[1].dataRequests.wait(ids[10]!)).ahead, 2, 'of whom eight have theirs')
    await Promise.all(ports.map(one => work(one, ids)))
    await assertWritten(ids)
  })

  it('one who cannot be read holds up none of those behind', async () => {
    const ids = await ask(3)
    const broken: DataTestPorts = {
      ...ports[0],
      writeDataPage: page => {
        if (page.person.id === everybody[0]!.id) throw new Error('no page')
        return ports[0].writeDataPage(page)
      },
    }
    await work(broken, ids.slice(1))
    assert.deepEqual(
      (await ports[0].dataRequests.waiting(many, ports[0].now())).map(({ id }) => id),
      [ids[0]],
    )
    await assert.rejects(writeMyData(broken, { id: ids[0]! }), /no page/)
  })

  it('nobody is kept waiting by a reading that failed', async () => {
    await assert.rejects(
      alone(processes[0], () => Promise.reject(new Error('failed'))),
      /failed/,
    )
    assert.equal(await alone(processes[1], async () => 'done'), 'done')
  })
})
