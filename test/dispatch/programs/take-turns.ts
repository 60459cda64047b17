/**
 * One process of many on the database of argv[2]: takes turn after turn for broadcasts, argv[3] ms long, and tells when each
 * left, how long an answer waited now and then, and how busy the machine was. argv[4]: the share of turns after which it
 * stalls, as a process does that collects garbage or waits for a disk; argv[5]: the seed of that chance.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { ceilingPerSecond, createPace } from '../../../src/dispatch/pace.ts'
import { departures } from '../../../src/postgres/budget.ts'
import { openDatabase } from '../../../src/postgres/open/open-database.ts'
import { chanceOf } from '../../support/chance.ts'
import { watchOnTime } from '../../support/on-time.ts'

const [, , databaseUrl = '', ms = '', stalls = '', seed = ''] = process.argv
const chance = chanceOf(Number(seed))
const longestStallMs = 80
const wall = (): number => performance.timeOrigin + performance.now()

const database = await openDatabase({ databaseUrl, dataDir: 'memory://' })
const turns = departures(database, { perSecond: ceilingPerSecond, broadcastPerSecond: 50 })
const pace = createPace({ turns, now: () => performance.now(), sleep: each => delay(each) })

process.stdout.write('open\n')
await new Promise(resolve => process.stdin.once('data', resolve))
const left: number[] = []
const until = performance.now() + Number(ms)
const turn = async (): Promise<void> => {
  while (performance.now() < until) {
    await pace.take('broadcast')
    if (chance() < Number(stalls)) stall(chance() * longestStallMs)
    if (pace.leave('broadcast')) left.push(wall())
  }
}
const waits: number[] = []
const answer = async (): Promise<void> => {
  while (performance.now() < until) {
    const since = performance.now()
    do await pace.take('answer')
    while (!pace.leave('answer'))
    waits.push(performance.now() - since)
    left.push(wall())
    await delay(700)
  }
}
const control = watchOnTime(() => sql`select 1`.execute(database.kysely))
await Promise.all([turn(), turn(), answer()])
const { onTime } = control()
await database.close()
process.stdout.write(`${JSON.stringify({ left, waits, onTime })}\n`, () => process.exit(0))

function stall(forMs: number): void {
  const end = performance.now() + forMs
  while (performance.now() < end) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, end - performance.now())
}
