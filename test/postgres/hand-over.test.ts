import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { type JobTable, refresh } from '../../src/core/change.ts'
import { firstPartOf } from '../../src/core/domain/placements/placed-card.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { createHandOver } from '../../src/postgres/jobs/hand-over.ts'
import { type RunningJobs, startJobs } from '../../src/postgres/jobs/start-jobs.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { jobsLeft } from '../support/jobs-left.ts'
import { remains } from '../support/remains.ts'
import { idle } from './idle-jobs.ts'
import { now } from './rows.ts'

describe('what a commit asks for', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let running: RunningJobs[] = []
    const start = async (table: Partial<JobTable>, on = database): Promise<void> =>
      void running.push(await startJobs(on, { ...idle, ...table }))
    before(async () => {
      database = await open()
    })
    afterEach(async () => {
      await Promise.all(running.map(jobs => jobs.stop(5000)))
      running = []
      await sql`delete from asked_job`.execute(database.kysely)
      for (const name of Object.keys(idle)) await database.boss.deleteAllJobs(name)
    })
    const count = async (text: string): Promise<number> =>
      (await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(text)}`.execute(database.kysely)).rows[0]!.n
    const inQueue = () => count(`pgboss.job where state < 'active'`)
    const asked = () => count('asked_job')

    it('is no matter of the queue before its hour, and of the hour alone then', async () => {
      const ran: [string, boolean][] = []
      const hour = new Date(Date.now() + 2_000).toISOString()
      await start({ 'event.remind': async ({ person }) => void ran.push([person, new Date().toISOString() >= hour]) })
      await gatheredCommit(database, now)(
        { job: 'event.remind', data: { postId: 'p', person: 'soon' }, at: hour },
        {
          job: 'event.remind',
          data: { postId: 'p', person: 'next month' },
          at: new Date(Date.now() + 30 * 86_400_000).toISOString(),
        },
      )
      // One statement reads the clock and both counts: however slow the machine, what it says was so before the hour.
      const look = sql<{ early: boolean; queued: number; left: number }>`
        select clock_timestamp() < ${hour}::timestamptz as early, (select count(*)::int from asked_job) as left,
          (select count(*)::int from pgboss.job where state < 'active') as queued`
      const seen: [number, number][] = []
      for (let early = true; early; await delay(100)) {
        const row = (await look.execute(database.kysely)).rows[0]!
        early = row.early
        if (early) seen.push([row.queued, row.left])
      }
      assert.deepEqual(seen, Array(seen.length).fill([0, 2]))
      await eventually(async () => ran.length === 1, 'the hour comes')
      assert.deepEqual([ran, await asked()], [[['soon', true]], 1])
    })

    it('begins later while many people wait for an answer, though not for ever', async () => {
      const ran: string[] = []
      await start({ 'initiative.list': async ({ id }) => void ran.push(id) })
      database.handOver.giveWay(() => true)
      await gatheredCommit(database, now)({ job: 'initiative.list', data: { id: 'one' } })
      await eventually(async () => ran.length === 1, 'nobody waits for ever')
      database.handOver.giveWay(() => false)
    })

    it('begins later for as long as they wait, and once they are answered', async () => {
      const handOver = createHandOver(database, 600_000)
      const patient = { ...database, handOver }
      let crowded = true
      handOver.giveWay(() => crowded)
      const ran: string[] = []
      await start({ 'initiative.list': async ({ id }) => void ran.push(id) }, patient)
      await gatheredCommit(patient, now)({ job: 'initiative.list', data: { id: 'two' } })
      await remains(async () => [ran, await asked()], [[], 1], 300)
      crowded = false
      await eventually(async () => ran.length === 1, 'the crowd is gone')
      await handOver.end()
    })

    it('is done though the process that committed it died before it was handed over', async () => {
      const ran: string[] = []
      await start({ 'initiative.list': async ({ id }) => void ran.push(id) })
      await sql`insert into asked_job (name, key, data, due) values ('initiative.list', 'i', '{"id":"i"}', now())`.execute(
        database.kysely,
      )
      await eventually(async () => ran.includes('i'), 'found')
    })

    it('waits where it costs little while the queue has enough, and all of it is done, each once', async () => {
      const commit = gatheredCommit(database, now)
      const keys = Array.from({ length: 450 }, (_, index) => `p${index}`)
      await Promise.all(keys.map(key => commit(refresh({ card: 'inbox', initiativeId: key }))))
      await eventually(async () => (await inQueue()) > 0, 'handed over')
      await eventually(async () => (await inQueue()) === 100, 'as many as the queue takes')
      await remains(async () => [await inQueue(), await asked()], [100, 350], 200)
      const ran: string[] = []
      const table: Partial<JobTable> = { 'placement.refresh': async ({ key }) => void ran.push(firstPartOf(key)) }
      const other = await open()
      await start(table)
      if (other !== database) await start(table, other)
      await eventually(async () => (await jobsLeft(database, 'placement.refresh')).length === 0, 'all is done')
      assert.deepEqual(ran.toSorted(), keys.toSorted())
    })

    it('is one job of the queue however often it is asked for, and never misses what was asked for after a run began', async () => {
      const commit = gatheredCommit(database, now)
      for (let index = 0; index < 30; index++) await commit(refresh({ card: 'inbox', initiativeId: 'same' }))
      await eventually(async () => (await asked()) === 0, 'handed over')
      assert.equal(await inQueue(), 1)
      let [runs, release] = [0, () => {}]
      const held = new Promise<void>(resolve => (release = resolve))
      await start({ 'placement.refresh': async () => (++runs === 1 ? held : undefined) })
      await eventually(async () => runs === 1, 'a run begins')
      await commit(refresh({ card: 'inbox', initiativeId: 'same' }))
      await delay(100)
      release()
      await eventually(async () => runs === 2, 'a run for what came after')
      await remains(() => runs, 2, 300)
    })
  })
})
