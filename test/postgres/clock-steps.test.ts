import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { deliveries } from '../../src/postgres/deliveries/deliveries.ts'
import { watchStoreClock } from '../../src/postgres/jobs/clock-steps.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { eachDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'

describe('a store whose clock was an hour ahead', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    before(async () => {
      database = await open()
      await deliveries(database).plan(
        'b',
        ['put-off', 'held', 'soon'].map(id => ({ id, givenName: '', department: null, locale: null })),
      )
      await sql`update delivery set not_before = now() + interval '61 minutes' where person = 'put-off'`.execute(
        database.kysely,
      )
      await sql`update delivery set lease_until = now() + interval '61 minutes' where person = 'held'`.execute(
        database.kysely,
      )
      await sql`update delivery set not_before = now() + interval '5 minutes' where person = 'soon'`.execute(
        database.kysely,
      )
      await job('audience.read', 'created', '60 minutes', '60 minutes 5 seconds')
      await job('event.remind', 'created', '60 minutes', '3 days')
      await job('initiative.file', 'retry', '-1 minutes', '60 minutes')
      await job('initiative.list', 'retry', '-1 minutes', '4 minutes')
      await sql`insert into asked_job (name, key, data, due, asked_at) values
        ('event.follow', 'f', '{}', now() + interval '64 minutes', now() + interval '60 minutes'),
        ('validation.remind', 'r', '{}', now() + interval '2 days', now() + interval '60 minutes')`.execute(
        database.kysely,
      )
      await sql`update pgboss.queue set monitor_claim_on = now() + interval '1 hour', monitor_on = now() + interval '1 hour', maintain_on = now() + interval '1 hour'`.execute(
        database.kysely,
      )
      await sql`insert into pgboss.job (name, state, started_on, heartbeat_on, policy) values ('post.follow', 'active', now() + interval '1 hour', now() + interval '1 hour', 'singleton')`.execute(
        database.kysely,
      )
      await sql`insert into spaced_turn (what, next) values ('list', extract(epoch from now()) * 1000 + 3600000)`.execute(
        database.kysely,
      )
    })

    const job = (name: string, state: string, created: string, due: string) =>
      sql`
      insert into pgboss.job (name, state, created_on, start_after, policy)
      values (${name}, ${state}::pgboss.job_state, now() + ${created}::interval, now() + ${due}::interval, 'singleton')`.execute(
        database.kysely,
      )
    const waits = async () => {
      const { rows } = await sql<{ name: string; seconds: number }>`
        select name, extract(epoch from start_after - now())::float8 as seconds from pgboss.job
        union all select name, extract(epoch from due - now())::float8 from asked_job
        union all select person, extract(epoch from greatest(not_before, lease_until) - now())::float8 from delivery`.execute(
        database.kysely,
      )
      return new Map(rows.map(({ name, seconds }) => [name, Math.abs(Math.round(seconds / 60))]))
    }

    it('is noticed beside a clock that never goes back: what it put off goes on, and appointments stay', async () => {
      let [monotonic, steps] = [0, 0]
      const end = watchStoreClock(database, { monotonic: () => monotonic, lookEveryMs: 20, onStep: () => void steps++ })
      await delay(200)
      assert.deepEqual([steps, (await waits()).get('audience.read')], [0, 60], 'until then nothing is touched')
      monotonic = 3_600_000
      await eventually(async () => (await waits()).get('held') === 1, 'all is near')
      end()
      assert.equal(steps, 1)
      const after = await waits()
      const expected = {
        'audience.read': 0,
        'event.remind': 72 * 60,
        'initiative.file': 0,
        'initiative.list': 4,
        'put-off': 0,
        held: 1,
        soon: 5,
        'event.follow': 4,
        'validation.remind': 48 * 60,
      }
      assert.deepEqual(Object.fromEntries(Object.keys(expected).map(name => [name, after.get(name)])), expected)
      const { rows } = await sql<{ left: number }>`select count(*)::int as left from spaced_turn`.execute(
        database.kysely,
      )
      assert.equal(rows[0]!.left, 0)
      const { rows: claims } = await sql<{ ahead: number }>`
        select count(*)::int as ahead from pgboss.queue where greatest(monitor_claim_on, monitor_on, maintain_on) > now() + interval '1 minute'
        union all select count(*)::int from pgboss.job where state = 'active' and greatest(heartbeat_on, started_on) > now()`.execute(
        database.kysely,
      )
      assert.deepEqual(
        claims.map(({ ahead }) => ahead),
        [0, 0],
        'lost jobs are looked for, and found',
      )
    })
  })
})
