import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { acquaint } from '../support/acquaint.ts'
import { judged, started, whenSent } from '../faults/broadcasting.ts'
import { watchLateness } from '../support/lateness.ts'
import { type Mary, startMary } from '../support/mary.ts'
import { type Cast, cast } from '../support/road.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const long = process.env['LONG'] !== undefined
const people = long ? 3_000 : 300
const workers = long ? 3 : 2

/** Requests to Teams, as each process counts its own. */
async function requestsOf({ metricsUrl }: Mary): Promise<number> {
  const text = await (await fetch(metricsUrl)).text()
  return [...text.matchAll(/^mary_sends_total\{.*\} (\d+)/gm)].reduce((sum, match) => sum + Number(match[1]), 0)
}

onStores(['PostgreSQL'], (open, store) => {
  if (store === 'PGlite') return
  describe(`the bot and ${workers} workers on one database`, function () {
    this.timeout(long ? 900_000 : 300_000)
    let mary: StoredMary
    let all: Mary[]
    let actors: Cast

    before(async () => {
      const env = { BROADCAST_PER_SECOND: '50', FOUR_EYES_OVER: '1000000' }
      mary = await open({ sandbox: { SANDBOX_PEOPLE: String(people), SANDBOX_CHECK: 'off' }, env })
      all = [mary]
      actors = await cast(mary.town)
      await acquaint(mary, mary.ask)
      const more = { ...env, DATABASE_URL: mary.databaseUrl ?? '', PUBLIC_URL: mary.url }
      all.push(
        ...(await Promise.all(
          Array.from({ length: workers }, () => startMary({ beside: mary, worker: true, env: more })),
        )),
      )
    })
    after(async () => {
      for (const one of all?.toReversed() ?? []) await one.close()
    })

    it('share a broadcast evenly, are never throttled and never above 50 in any second; everybody gets it once', async () => {
      await started(mary, actors, 'À plusieurs')
      // Whoever planned it is there first: judged is what they do together.
      const counts = async (): Promise<number[]> => Promise.all(all.map(requestsOf))
      await whenSent(mary, people * 0.3)
      const before = await counts()
      const late = watchLateness()
      await whenSent(mary, people * 0.8)
      const shares = (await counts()).map((count, index) => count - before[index]!)
      const busy = late()
      const { delivered, unknown } = await judged(mary, actors, 'À plusieurs')
      assert.ok(delivered > 0.8 * people && unknown === 0, `${delivered} of ${people}, ${unknown} unknown`)
      const { teams } = await mary.town.counts()
      assert.deepEqual(
        [teams.worstSecond <= 50, teams.throttled],
        [true, 0],
        `${teams.worstSecond} in the worst second, ${teams.throttled} throttled`,
      )
      const fair = shares.reduce((sum, share) => sum + share, 0) / shares.length
      for (const share of shares)
        // Some fifty requests each, on a machine that other processes share.
        assert.ok(Math.abs(share - fair) <= (0.3 + busy) * fair, `${shares.join()}, the machine was ${busy} late`)
    })

    it('end when they are asked to, and the others go on', async () => {
      assert.equal(await all.pop()!.stop(), 0)
      await started(mary, actors, 'Un de moins')
      const { unknown } = await judged(mary, actors, 'Un de moins')
      assert.equal(unknown, 0)
    })
  })
})

describe('a worker', () => {
  const program = new URL('../../src/commands/worker.ts', import.meta.url)
  const refusal = (env: Record<string, string>): { status: number | null; stderr: string } => {
    const { status, stderr } = spawnSync(process.execPath, [program.pathname], {
      env: { PATH: process.env['PATH'], ...env },
      encoding: 'utf8',
      cwd: import.meta.dirname,
    })
    return { status, stderr }
  }

  it('says in one sentence why it cannot share the work', () => {
    const alone = refusal({})
    assert.equal(alone.status, 1)
    assert.match(alone.stderr, /^A worker shares the PostgreSQL of the bot: set DATABASE_URL[^\n]*\n$/)
    const nobody = refusal({ DATABASE_URL: 'postgres://127.0.0.1:1/none' })
    assert.equal(nobody.status, 1)
    assert.match(nobody.stderr, /^A worker sends for a tenant[^\n]*\n$/)
  })
})
