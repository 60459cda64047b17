import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { JobName } from '../../src/core/change.ts'
import { Unavailable } from '../../src/core/domain/errors.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { queues } from '../../src/postgres/jobs/queues.ts'
import { startJobs, type RunningJobs } from '../../src/postgres/jobs/start-jobs.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { posts } from '../../src/postgres/stores/editorial-stores.ts'
import { eachDatabase } from '../support/database.ts'
import { jobsLeft } from '../support/jobs-left.ts'
import { eventually } from '../support/eventually.ts'
import { remains } from '../support/remains.ts'
import { idle } from './idle-jobs.ts'
import { now, post } from './rows.ts'
import { type JobTable, refresh } from '../../src/core/change.ts'
import { firstPartOf, type PlacementKey } from '../../src/core/domain/placements/placed-card.ts'

describe('queues', () => {
  it('tell apart what a run of the other would not do: one does the work of all of its key', () => {
    const remind = { id: 'v', step: 0, due: '2026-11-26T10:00:00.000Z', at: '2026-11-25T14:00:00.000Z' }
    const reminders = [remind, { ...remind, step: 1 }, { ...remind, due: remind.at }, { ...remind, at: remind.due }]
    assert.equal(new Set(reminders.map(queues['validation.remind'].key)).size, 4)
    assert.equal(new Set(reminders.slice(0, 3).map(queues['validation.escalate'].key)).size, 3)
  })
})

describe('startJobs', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let running: RunningJobs[] = []
    const start = async (
      table: Partial<JobTable>,
      failures: [JobName, unknown][] = [],
      on = database,
    ): Promise<RunningJobs> => {
      const jobs = await startJobs(
        on,
        { ...idle, ...table },
        { onFailure: (name, error) => failures.push([name, error]) },
      )
      running.push(jobs)
      return jobs
    }
    before(async () => {
      database = await open()
    })
    afterEach(async () => {
      await Promise.all(running.map(jobs => jobs.stop(5000)))
      running = []
      for (const name of Object.keys(idle)) await database.boss.deleteAllJobs(name)
      await sql`delete from asked_job`.execute(database.kysely)
    })

    it('lets jobs rest in their queues, at no run, and does them once they are worked again', async () => {
      const ran: string[] = []
      const slow = Promise.withResolvers<void>()
      const jobs = await startJobs(
        database,
        {
          ...idle,
          'ideas.open': async () => void ran.push('ideas'),
          'agenda.read': async () => {
            ran.push('begun')
            await slow.promise
            ran.push('ended')
          },
        },
        { resting: new Set<JobName>(['ideas.open']) },
      )
      running.push(jobs)
      const commit = gatheredCommit(database, now)
      await commit({ job: 'ideas.open', data: {} }, { job: 'agenda.read', data: {} })
      await eventually(async () => ran.includes('begun'), 'what is worked begins')
      // In the middle of its run: it goes on to its end, and the next one waits.
      await jobs.rest(new Set<JobName>(['ideas.open', 'agenda.read']))
      await commit({ job: 'agenda.read', data: {} })
      slow.resolve()
      await eventually(async () => ran.includes('ended'), 'what began ends')
      await delay(1_500)
      assert.deepEqual(ran, ['begun', 'ended'])
      await jobs.rest(new Set())
      await eventually(async () => ran.length === 5, 'what rested is done')
      assert.deepEqual(ran.slice(2).toSorted(), ['begun', 'ended', 'ideas'])
    })

    it('runs a job soon after its commit, with its data', async () => {
      let done = Promise.withResolvers<string>()
      await start({ 'initiative.file': async data => done.resolve(`${data.id}/${data.attachmentId}`) })
      // Looked for, each would wait for the second after the one before. One of them at least finds the machine at leisure.
      const waits: number[] = []
      while (waits.length < 40 && Math.min(...waits.slice(1)) >= 500) {
        done = Promise.withResolvers<string>()
        const committed = performance.now()
        await gatheredCommit(
          database,
          now,
        )({ job: 'initiative.file', data: { id: 'i', attachmentId: `a${waits.length}` } })
        assert.equal(await done.promise, `i/a${waits.length}`)
        waits.push(performance.now() - committed)
      }
      assert.ok(Math.min(...waits.slice(1)) < 500, waits.join())
    })

    it('runs a job after so many milliseconds by the clock of the store', async () => {
      const done = Promise.withResolvers<number>()
      await start({ 'broadcast.send': async () => done.resolve(Date.now()) })
      const began = Date.now()
      await gatheredCommit(database, now)({ job: 'broadcast.send', data: { id: 'b', part: 0 }, inMs: 700 })
      const tookMs = (await done.promise) - began
      assert.ok(tookMs >= 690, `${tookMs} ms`)
    })

    it('puts one run in the place of all that were ordered, also later, where each run orders the next', async () => {
      let runs = 0
      const commit = gatheredCommit(database, now)
      for (const inMs of [0, 300, 900]) await commit({ job: 'broadcast.progress', data: { id: 'b' }, inMs })
      await start({ 'broadcast.progress': async () => void runs++ })
      await eventually(async () => runs === 1, 'one run')
      await remains(() => runs, 1, 2_000)
    })

    it('runs what a run orders for its own key', async () => {
      const commit = gatheredCommit(database, now)
      const done = Promise.withResolvers<void>()
      let runs = 0
      await start({
        'broadcast.send': async ({ id, part }) => {
          if (++runs === 4) return done.resolve()
          await commit({ job: 'broadcast.send', data: { id, part }, inMs: 0 })
          await delay(50)
        },
      })
      await commit({ job: 'broadcast.send', data: { id: 'b', part: 3 } })
      await done.promise
      assert.equal(runs, 4)
    })

    it('runs no job before its time', async () => {
      const done = Promise.withResolvers<number>()
      await start({ 'broadcast.send': async () => done.resolve(Date.now()) })
      const at = new Date(Date.now() + 1500)
      await gatheredCommit(database, now)({ job: 'broadcast.send', data: { id: 'b', part: 0 }, at: at.toISOString() })
      const ran = await done.promise
      assert.ok(ran >= at.getTime(), `${at.getTime() - ran} ms early`)
      assert.ok(ran < at.getTime() + 2500)
    })

    it('tries a failed job again, and keeps none of its message', async () => {
      const done = Promise.withResolvers<string>()
      const failures: [JobName, unknown][] = []
      let runs = 0
      await start(
        {
          'initiative.list': async () => {
            runs += 1
            if (runs === 1) throw new Error('the first time, about Alice Martin')
            const { rows } = await sql<{ output: string }>`
              select output::text from pgboss.job where name = 'initiative.list'`.execute(database.kysely)
            done.resolve(rows.map(({ output }) => output).join())
          },
        },
        failures,
      )
      await gatheredCommit(database, now)({ job: 'initiative.list', data: { id: 'i' } })
      assert.deepEqual(JSON.parse(await done.promise), { message: 'Error' })
      assert.deepEqual(
        failures.map(([name, error]) => [name, (error as Error).message]),
        [['initiative.list', 'the first time, about Alice Martin']],
      )
    })

    it('waits as long as the far side asked', async () => {
      const done = Promise.withResolvers<number>()
      const began: number[] = []
      await start({
        'initiative.list': async () => {
          began.push(Date.now())
          if (began.length === 1) throw new Unavailable('graph-throttled', { retryAfterMs: 4000 })
          done.resolve(Date.now())
        },
      })
      await gatheredCommit(database, now)({ job: 'initiative.list', data: { id: 'i' } })
      const ran = await done.promise
      assert.ok(ran - began[0]! >= 3900, `${ran - began[0]!} ms`)
      assert.ok(ran - began[0]! < 7000, `${ran - began[0]!} ms`)
    })

    it('never runs two jobs of one key at once, and runs again for a change committed meanwhile', async () => {
      const other = await open()
      const commit = gatheredCommit(database, now)
      await commit({ save: 'post', row: post({ id: 'drawn', title: '0' }), ifVersion: 0 })
      let together = 0
      let most = 0
      let runs = 0
      let drawn = ''
      const refreshing =
        (on: Database) =>
        async ({ key }: { key: PlacementKey }): Promise<void> => {
          together += 1
          most = Math.max(most, together)
          runs += 1
          const title = (await posts(on).byId(firstPartOf(key)))!.content.title
          await delay(20)
          drawn = title
          together -= 1
        }
      await start({ 'placement.refresh': refreshing(database) })
      if (other !== database) await start({ 'placement.refresh': refreshing(other) }, [], other)
      const changes = 30
      for (let version = 1; version <= changes; version++) {
        await commit(
          { save: 'post', row: post({ id: 'drawn', title: String(version) }), ifVersion: version },
          refresh({ card: 'inbox', initiativeId: 'drawn' }),
        )
        await delay(version % 3 === 0 ? 25 : 0)
      }
      const deadline = Date.now() + 10_000
      while ((await unfinished(database)) > 0 && Date.now() < deadline) await delay(20)
      assert.equal(drawn, String(changes))
      assert.equal(most, 1)
      assert.ok(runs <= changes, `${runs} runs`)
    })

    it('refreshes many placements side by side', async () => {
      const done = Promise.withResolvers<void>()
      const ran = new Set<string>()
      let together = 0
      let most = 0
      await start({
        'placement.refresh': async ({ key }) => {
          most = Math.max(most, ++together)
          await delay(20)
          together--
          ran.add(key)
          if (ran.size === 60) done.resolve()
        },
      })
      const commit = gatheredCommit(database, now)
      await Promise.all(
        Array.from({ length: 60 }, (_, index) => commit(refresh({ card: 'inbox', initiativeId: `p${index}` }))),
      )
      await done.promise
      assert.ok(most >= 8, `${most} at once`)
    })

    it('takes the next job as soon as one is done, also where it takes one at a time', async () => {
      const done = Promise.withResolvers<void>()
      const ran: number[] = []
      // All lie there before anybody looks.
      const commit = gatheredCommit(database, now)
      for (let index = 0; index < 8; index++) await commit({ job: 'audience.read', data: { id: `list${index}` } })
      await start({ 'audience.read': async () => void (ran.push(performance.now()) === 8 && done.resolve()) })
      await done.promise
      // Looked for, each would wait for the second after the one before: one of them at least finds the machine at leisure.
      const waits = ran.slice(1).map((at, index) => at - ran[index]!)
      assert.ok(Math.min(...waits) < 500, waits.join())
    })

    it('keeps nothing of a job whose data say what files are called, once it is done', async () => {
      const ran = Promise.withResolvers<void>()
      const name = 'proposal.files-end'
      await start({ [name]: async () => ran.resolve() })
      const data = { folder: 'f', author: 'a', files: [{ name: 'rose-martin.jpg', videoIds: [] }] }
      await gatheredCommit(database, now)({ job: name, data })
      await ran.promise
      await eventually(async () => (await database.boss.findJobs(name, {})).length === 0, 'it leaves no row')
    })

    it('waits for what is under way when it stops, and takes no more', async () => {
      const began = Promise.withResolvers<void>()
      const ended: string[] = []
      const jobs = await start({
        'broadcast.plan': async ({ id }) => {
          began.resolve()
          await delay(300)
          ended.push(id)
        },
      })
      const commit = gatheredCommit(database, now)
      await commit({ job: 'broadcast.plan', data: { id: 'first' } })
      await began.promise
      await jobs.stop(5000)
      assert.deepEqual(ended, ['first'])
      await commit({ job: 'broadcast.plan', data: { id: 'second' } })
      await remains(() => ended, ['first'], 300)
    })

    it('does not wait longer than it may when it stops', async () => {
      const began = Promise.withResolvers<void>()
      const end = Promise.withResolvers<void>()
      const jobs = await start({
        'broadcast.plan': async () => {
          began.resolve()
          await end.promise
        },
      })
      await gatheredCommit(database, now)({ job: 'broadcast.plan', data: { id: 'long' } })
      await began.promise
      const state = async () => (await database.boss.findJobs('broadcast.plan', {})).map(job => job.state).join()
      // Its job ends only afterwards: whoever waited for it would wait for ever.
      await jobs.stop(200)
      assert.equal(await state(), 'active', 'stopped while it runs, and it is nobody else’s')
      end.resolve()
      await eventually(async () => (await state()) === 'completed', 'what was under way ends as it would have')
    })
  })
})

const unfinished = async (database: Database): Promise<number> => (await jobsLeft(database, 'placement.refresh')).length
