import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ceilingPerSecond } from '../../src/dispatch/pace.ts'
import { migrate } from '../../src/postgres/migrations/migrate.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { sharedPostgres } from '../support/database.ts'
import { worstSecond } from './worst-second.ts'

const program = fileURLToPath(new URL('programs/take-turns.ts', import.meta.url))
const forMs = process.env['LONG'] === undefined ? 5_000 : 30_000

type Told = { left: number[]; waits: number[] }
type Taker = { begin(): void; told: Promise<Told> }

async function startTaker(url: string, stalls: number, started: ChildProcess[]): Promise<Taker> {
  const child = spawn(process.execPath, [program, url, String(forMs), String(stalls)], { stdio: ['pipe', 'pipe', 'inherit'] })
  started.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  assert.equal((await lines.next()).value, 'open')
  return { begin: () => child.stdin.end('go\n'), told: lines.next().then(({ value }) => JSON.parse(String(value)) as Told) }
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
    const takers = await Promise.all(Array.from({ length: count }, () => startTaker(url, stalls, started)))
    for (const taker of takers) taker.begin()
    return Promise.all(takers.map(taker => taker.told))
  }

  for (const [count, stalls] of [[4, 0], [4, 0.1], [1, 0.05]] as const)
    it(`${count} of them${stalls > 0 ? ', that stall at times,' : ''} never exceed it, use it, and share it evenly`, async () => {
      const told = await leave(count, stalls)
      const shares = told.map(({ left }) => left)
      const all = shares.flat().toSorted((a, b) => a - b)
      assert.ok(worstSecond(all) <= 49, `${worstSecond(all)} in the worst second`)
      // It starts gently; after that a machine that is busy with other things still uses nine tenths.
      const steady = all.filter(at => at >= all[0]! + 1_000)
      const perSecond = (steady.length - 1) / ((steady.at(-1)! - steady[0]!) / 1000)
      assert.ok(perSecond >= 0.9 * ceilingPerSecond, `${perSecond} a second`)
      for (const share of shares) assert.ok(Math.abs(share.length * count - all.length) <= 0.2 * all.length, shares.map(one => one.length).join())
      const waits = told.flatMap(one => one.waits).toSorted((a, b) => a - b)
      assert.ok(waits[Math.floor(waits.length * 0.9)]! < 500, `an answer waited ${waits.at(-1)} ms`)
    })
})
