import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import sinon from 'sinon'
import { startJobs } from '../../src/postgres/jobs/start-jobs.ts'
import { newBoss } from '../../src/postgres/open/new-boss.ts'
import { eachDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { idle } from './idle-jobs.ts'

describe('the queue', function () {
  this.timeout(60_000)
  it('tells what its workers meet as errors, with what they say: pg-boss spreads them into bare objects', () => {
    const told: unknown[] = []
    const boss = newBoss({ databaseUrl: 'postgres://127.0.0.1:1/none' }, error => told.push(error))
    const met = Object.assign(new Error('the database system is starting up'), { code: '57P03' })
    boss.emit('error', {
      ...met,
      message: met.message,
      stack: met.stack ?? '',
      queue: 'broadcast.send',
      worker: '1',
    } as never)
    const [error] = told as [Error & { code: string; queue: string }]
    assert.ok(error instanceof Error)
    assert.deepEqual(
      [error.message, error.code, error.queue, error.stack],
      [met.message, '57P03', 'broadcast.send', met.stack],
    )
  })

  eachDatabase((kind, open) => {
    // PGlite goes by the clock of the machine: what a store does whose own clock was ahead is told elsewhere.
    if (kind === 'pglite') return
    afterEach(() => sinon.restore())

    it('looks for lost jobs also after the clock of the machine, an hour ahead, was set right', async () => {
      const database = await open()
      const { kysely } = database
      const jobs = await startJobs(database, idle)
      const { now } = Date
      sinon.stub(Date, 'now').callsFake(() => now() + 3_600_000)
      // More than one look at the wrong time.
      await delay(5_000)
      sinon.restore()
      await sql`insert into pgboss.job (name, state, policy, started_on, heartbeat_on, heartbeat_seconds, expire_seconds, retry_limit)
        values ('audience.read', 'active', 'singleton', now() - interval '1 minute', now() - interval '1 minute', 10, 300, 2)`.execute(
        kysely,
      )
      await eventually(
        async () =>
          (await sql<{ state: string }>`select state from pgboss.job where name = 'audience.read'`.execute(kysely))
            .rows[0]?.state !== 'active',
        'found again',
        20_000,
      )
      await jobs.stop(0)
    })
  })
})
