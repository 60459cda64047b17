import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { departures, threadTurns } from '../../src/postgres/budget.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { turnsContract } from '../dispatch/turns-contract.ts'
import { eachDatabase } from '../support/database.ts'

/**
 * The budget then goes by a clock that stands still but for its jumps: how long the store takes to answer, on whatever
 * machine, changes nothing. A schema that stands before the server's own has that clock.
 */
async function stillClock({ kysely }: Database): Promise<(ms: number) => Promise<void>> {
  await sql`create schema still`.execute(kysely)
  await sql`create table still.moment as select extract(epoch from now())::float8 * 1000 as ms`.execute(kysely)
  await sql`create function still.clock_timestamp() returns timestamptz language sql volatile as
    $$ select to_timestamp(ms / 1000) from still.moment $$`.execute(kysely)
  for (const name of ['open_departures', 'reserve_departures', 'brake_departures'])
    await sql`alter function ${sql.raw(name)} set search_path = still, public, pg_catalog`.execute(kysely)
  return async ms => void (await sql`update still.moment set ms = ms + ${ms}::float8`.execute(kysely))
}

eachDatabase((_name, open) => {
  describe('the shared budget', () => {
    let handles: Database[]
    let jump: (ms: number) => Promise<void>
    before(async () => {
      handles = [await open(), await open()]
      jump = await stillClock(handles[0]!)
    })

    turnsContract(async limits => {
      const [first] = handles as [Database]
      const forget = async (): Promise<void> => void (await sql`delete from departures`.execute(first.kysely))
      await forget()
      return { processes: handles.map(handle => departures(handle, limits)), forget, jump }
    })

    it('is begun by several processes at once', async () => {
      await sql`delete from departures`.execute(handles[0]!.kysely)
      const turns = handles.map(handle => departures(handle, { perSecond: 47.7, broadcastPerSecond: 40 }))
      const grants = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          turns[i % 2]!.reserve({ priority: 'broadcast', count: 1, leadMs: 0, unused: [] }),
        ),
      )
      assert.equal(new Set(grants.flatMap(grant => grant.departures)).size, 20, 'nobody gets the same one')
    })
  })

  describe('the turns of a conversation', () => {
    it('are shared: 7 a second, 8 in two seconds, 60 in 30 s, and nothing is taken that would wait too long', async () => {
      const handles = [await open(), await open()]
      const takers = handles.map(threadTurns)
      for (let i = 0; i < 70; i++) assert.ok((await takers[i % 2]!.take('19:channel', 60_000)).taken)
      const { rows } = await sql<{
        times: number[]
      }>`select times from thread_turn where thread = '19:channel'`.execute(handles[0]!.kysely)
      const at = rows[0]!.times
      assert.equal(at.length, 70)
      for (const [count, ms] of [
        [7, 1_000],
        [8, 2_000],
        [60, 30_000],
      ] as const)
        for (let i = count; i < at.length; i++) assert.ok(at[i]! - at[i - count]! >= ms, `${count} in ${ms} ms`)
      const far = await takers[0]!.take('19:channel', 5_000)
      assert.ok(!far.taken && far.inMs > 5_000)
      assert.deepEqual(await takers[1]!.take('a:other', 0), { inMs: 0, taken: true })
    })

    it('leave a hundred of 1 800 in an hour to others, and are forgotten after it', async () => {
      const { kysely } = await open()
      const now = Date.now()
      const times = Array.from({ length: 1_700 }, (_, i) => now - 3_500_000 + i * 1_500)
      await sql`insert into thread_turn (thread, times, last) values ('full', ${times}::float8[], ${now}),
        ('quiet', ${[now - 4_000_000]}::float8[], ${now - 4_000_000})`.execute(kysely)
      const full = await threadTurns({ kysely } as Database).take('full', 15_000)
      assert.ok(!full.taken && Math.abs(full.inMs - 100_100) < 5_000, `${full.inMs}`)
      await threadTurns({ kysely } as Database).take('busy', 0)
      const { rows } = await sql<{ thread: string }>`select thread from thread_turn where thread = 'quiet'`.execute(
        kysely,
      )
      assert.equal(rows.length, 0)
    })
  })
})
