import assert from 'node:assert/strict'
import { acquaint } from '../support/acquaint.ts'
import { chanceOf, seed } from '../support/chance.ts'
import { type Mary, startMary } from '../support/mary.ts'
import { buttonOf, type Cast, cast } from '../support/road.ts'
import { approved, confirming } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { Shown } from '../../sandbox/town-api/shown.ts'
import type { Done } from '../support/town-client.ts'
import { judged, long, sendingNow, started, timePasses, whenSent } from './broadcasting.ts'

const people = long ? 1_000 : 110

onStores(['PostgreSQL'], (open, store) => {
  if (store === 'PGlite') return
  describe(`two processes on one database (SEED=${seed})`, function () {
    this.timeout(long ? 900_000 : 300_000)
    const chance = chanceOf(seed)
    let mary: StoredMary
    let second: Mary
    let actors: Cast

    before(async () => {
      const env = { BROADCAST_PER_SECOND: '50', FOUR_EYES_OVER: '1000000' }
      mary = await open({ sandbox: { SANDBOX_PEOPLE: String(people), SANDBOX_CHECK: 'off' }, env })
      actors = await cast(mary.town)
      await acquaint(mary, mary.ask)
      second = await startMary({
        beside: mary,
        env: { ...env, DATABASE_URL: mary.databaseUrl ?? '', PUBLIC_URL: mary.url },
      })
    })
    after(async () => {
      await second?.close()
      await mary?.close()
    })
    beforeEach(() => mary.town.resetCounts())

    it('both are asked to start the same broadcast at once: it is sent once', async () => {
      const { town } = mary
      const card = await approved(town, actors, { title: 'Deux départs', everyone: 'true' })
      const one = await asked(actors.comms.id, card)
      const other = await asked(actors.otherComms.id, card)
      // Teams brings one press to this process and the other to that one.
      const answers = [one()]
      await town.setBot(second.url)
      answers.push(other())
      const statuses = (await Promise.all(answers)).map(({ status }) => status)
      await town.setBot(mary.url)
      assert.deepEqual(statuses, [200, 200])
      const { unknown } = await judged(mary, actors, 'Deux départs')
      assert.equal(unknown, 0)
      const starts = await mary.ask(`select 1 from journal where verb = 'broadcast.started'`)
      assert.equal(starts.length, 1)
    })

    it('one of them is killed in the middle: the other ends it, nobody lost, nobody twice', async () => {
      await started(mary, actors, 'Un de moins')
      await whenSent(mary, Math.round(people * (0.2 + chance() * 0.4)))
      await second.kill()
      const inFlight = await sendingNow(mary)
      await timePasses(mary)
      const { unknown } = await judged(mary, actors, 'Un de moins')
      assert.ok(unknown <= inFlight, `${unknown} unknown, ${inFlight} in flight at the kill`)
      const { teams } = await mary.town.counts()
      assert.ok(teams.worstSecond <= 50, `${teams.worstSecond} in the worst second`)
    })

    /** « Diffuser à N agents » under the hand of this person: pressed, it is what it was, whatever the card became. */
    async function asked(by: string, { id: activityId }: Shown): Promise<() => Promise<Done>> {
      const where = { in: 'channel', activityId } as const
      const title = await confirming(mary.town, by, { id: activityId } as Shown)
      const shown = (await mary.town.channel(by)).threads
        .flatMap(({ activities }) => activities)
        .find(one => one.id === activityId)
      const action = buttonOf(shown!, title)
      return () => mary.town.press(by, { ...where, action })
    }
  })
})
