import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { ceilingPerSecond } from '../../src/dispatch/pace.ts'
import { acquaint } from '../support/acquaint.ts'
import { chanceOf, seedOfTest } from '../support/chance.ts'
import { type Mary, startMary } from '../support/mary.ts'
import { mostInSecond, watchOnTime } from '../support/on-time.ts'
import { type Cast, cast } from '../support/road.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import { judged, long, started, whenSent } from './broadcasting.ts'

const people = long ? 1_500 : 300
const stalls = new URL('programs/stalls.ts', import.meta.url).href

onStores(['PostgreSQL'], open => {
  describe('two processes that are late', function () {
    this.timeout(long ? 900_000 : 300_000)
    let mary: StoredMary
    let all: Mary[] = []
    let actors: Cast

    before(async () => {
      const env = { BROADCAST_PER_SECOND: '50', FOUR_EYES_OVER: '1000000', NODE_OPTIONS: `--import ${stalls}` }
      mary = await open({ sandbox: { SANDBOX_PEOPLE: String(people), SANDBOX_CHECK: 'off' }, env })
      all = [mary]
      actors = await cast(mary.town)
      await acquaint(mary, mary.ask)
      const more = { ...env, DATABASE_URL: mary.databaseUrl ?? '', PUBLIC_URL: mary.url }
      all.push(await startMary({ beside: mary, worker: true, env: more }))
    })
    after(async () => {
      for (const one of all.toReversed()) await one.close()
    })

    const signal = (name: NodeJS.Signals, of = all): void => of.forEach(one => process.kill(one.pid(), name))

    /**
     * A broadcast while `trouble` lasts: the town's own count is the judge, of each second and of each chat. `refusedMost`: cards
     * that may come too soon after the one before in the same channel.
     */
    async function sentDespite(title: string, trouble: () => Promise<void>, refusedMost = 0): Promise<void> {
      await started(mary, actors, title)
      await whenSent(mary, people * 0.05)
      const control = watchOnTime()
      await trouble()
      const { delivered, unknown } = await judged(mary, actors, title)
      const { worstSecond, throttled } = (await mary.town.counts()).teams
      // What the machine holds up between a process's look at its clock and the wire arrives with what leaves next.
      const { longestMs } = control()
      const most = mostInSecond(ceilingPerSecond, longestMs)
      assert.deepEqual(
        [worstSecond <= most, throttled <= refusedMost + most - 50, unknown],
        [true, true, 0],
        `${worstSecond} in the worst second, ${throttled} throttled, ${unknown} unknown, ${Math.round(longestMs)} ms late`,
      )
      assert.ok(delivered > 0.8 * people)
    }

    it('by stalls at any moment: never more than 50 requests in any second, none throttled', async () => {
      await sentDespite('En retard', async () => {
        signal('SIGUSR2')
        await whenSent(mary, people * 0.7).finally(() => signal('SIGUSR2'))
      })
    })

    it('by being stopped and continued: what they were given before is not made good together', async () => {
      const chance = chanceOf(seedOfTest())
      const stopsMost = long ? 30 : 6
      // Whoever was late at three turns of a channel in a row goes then, and may be refused: a card that is edited waits a second.
      const refusedMost = stopsMost / 3
      const stopped = async () => {
        for (let stops = 0; stops < stopsMost; stops++) {
          const who = [all[Math.floor(chance() * 2)]!]
          signal('SIGSTOP', who)
          await delay(50 + chance() * 1_200)
          signal('SIGCONT', who)
          await delay(chance() * 400)
        }
      }
      await sentDespite('À l’arrêt', stopped, refusedMost)
    })

    it('by a machine that has much else to do', async () => {
      const others: ChildProcess[] = []
      await sentDespite('Dans la cohue', async () => {
        for (let count = 0; count < availableParallelism(); count++)
          others.push(spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }))
        await whenSent(mary, people * 0.4).finally(() => others.forEach(other => other.kill('SIGKILL')))
      })
    })
  })
})
