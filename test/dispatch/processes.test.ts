import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ceilingPerSecond } from '../../src/dispatch/pace.ts'
import { migrate } from '../../src/postgres/schema/migrate.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { seedOfTest } from '../support/chance.ts'
import { sharedPostgres } from '../support/database.ts'
import { worstSecond } from './worst-second.ts'

const program = fileURLToPath(new URL('programs/take-turns.ts', import.meta.url))
const forMs = process.env['LONG'] === undefined ? 5_000 : 30_000

type Told = { left: number[]; waits: number[]; onTime: number }
type Taker = { begin(): void; told: Promise<Told> }

async function startTaker(url: string, stalls: number, seed: number, started: ChildProcess[]): Promise<Taker> {
  const child = spawn(process.execPath, [program, url, String(forMs), String(stalls), String(seed)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  started.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  assert.equal((await lines.next()).value, 'open')
  return {
    begin: () => child.stdin.end('go\n'),
    told: lines.next().then(({ value }) => JSON.parse(String(value)) as Told),
  }
}

describe('the budget of several processes on one PostgreSQL', function () {
  this.timeout(60_000)
  const started: ChildProcess[] = []
  after(() => started.forEach(child => child.kill()))

  async function leave(count: number, stalls: number): Promise<Told[]> {
    const url = await (await sharedPostgres()).url()
    const database = await openDatabase({ databaseUrl: url, dataDir: 'memory://' })
    await migrate(database)
    await database.close()
    const takers = await Promise.all(
      Array.from({ length: count }, (_, index) => startTaker(url, stalls, seedOfTest() + index, started)),
    )
    for (const taker of takers) taker.begin()
    return Promise.all(takers.map(taker => taker.told))
  }

  for (const [count, stalls] of [
    [4, 0],
    [4, 0.1],
    [1, 0.05],
  ] as const)
    it(`${count} of them${stalls > 0 ? ', that stall at times,' : ''} never exceed it, use it, and share it evenly`, async () => {
      const told = await leave(count, stalls)
      const shares = told.map(({ left }) => left)
      const all = shares.flat().toSorted((a, b) => a - b)
      assert.ok(worstSecond(all) <= 50, `${worstSecond(all)} in the worst second`)
      // Who wakes late, or is answered late by the store, misses departures: so much less is asked of a busy machine.
      const missed = 1 - told.reduce((sum, { onTime }) => sum + onTime, 0) / count
      const seen = (what: string): string => `${what}; the machine was late ${Math.round(100 * missed)} % of the time`
      // It starts gently.
      const steady = all.filter(at => at >= all[0]! + 1_000)
      const perSecond = (steady.length - 1) / ((steady.at(-1)! - steady[0]!) / 1000)
      assert.ok(perSecond >= (0.9 - missed) * ceilingPerSecond, seen(`${perSecond} a second`))
      for (const share of shares) {
        const uneven = Math.abs(share.length * count - all.length) / all.length
        assert.ok(uneven <= 0.2 + missed, seen(shares.map(one => one.length).join()))
      }
      const waits = told.flatMap(one => one.waits).toSorted((a, b) => a - b)
      assert.ok(
        waits[Math.floor(waits.length * 0.9)]! < 500 * (1 + missed),
        seen(`an answer waited ${waits.at(-1)} ms`),
      )
    })
})
