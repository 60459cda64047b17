import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { acquaint } from '../support/acquaint.ts'
import { chanceOf, seed } from '../support/chance.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast } from '../support/road.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import { judged, long, sendingNow, started, timePasses } from './broadcasting.ts'

const people = long ? 2_000 : 120
const kills = long ? 30 : 3
const everythingGoesWrong = [
  { target: 'teams', kind: 'cut-after-accept', share: 0.01, seconds: 3_600 },
  { target: 'teams', kind: 'throttle', share: 0.02, seconds: 3_600 },
  { target: 'teams', kind: 'error', status: 502, share: 0.01, seconds: 3_600 },
] as const

onStores(['PostgreSQL'], (open, store) => {
  describe(`killed again and again in the middle of a broadcast (SEED=${seed})`, function () {
    this.timeout(long ? 3_600_000 : 300_000)
    let mary: StoredMary
    let actors: Cast

    before(async () => {
      mary = await open({
        sandbox: { SANDBOX_PEOPLE: String(people), SANDBOX_CHECK: 'off', SANDBOX_SEED: String(seed) },
        env: { FOUR_EYES_OVER: '1000000', BROADCAST_PER_SECOND: '50' },
      })
      actors = await cast(mary.town)
      await acquaint(mary, mary.ask, 0.75)
    })
    after(() => mary?.close())

    /** What was under way at a kill may never have left: late moments may be more than can still be sent. */
    async function whenSentOrOver(sends: number): Promise<void> {
      const waits = async (): Promise<boolean> =>
        (await mary.ask(`select 1 from delivery where state in ('queued', 'sending') limit 1`)).length > 0
      await eventually(
        async () => (await mary.town.counts()).teams.sends >= sends || !(await waits()),
        `${sends} are sent, or nobody waits`,
        240_000,
      )
    }

    it(`${kills} times among ${people} people, with cuts, 429 and 502: nobody lost, nobody twice, everybody explained`, async () => {
      const chance = chanceOf(seed)
      const moments = Array.from({ length: kills }, () => Math.floor(chance() * people * 0.9)).toSorted((a, b) => a - b)
      await started(mary, actors, 'Envoi tué', ...everythingGoesWrong)
      let inFlight = 0
      for (const sends of moments) {
        await whenSentOrOver(sends)
        await delay(chance() * 100)
        await mary.kill()
        // On PGlite asking starts her again.
        inFlight += await sendingNow(mary)
        await timePasses(mary)
        if (store === 'PostgreSQL') await mary.start()
      }
      const { unknown } = await judged(mary, actors, 'Envoi tué')
      const { cut } = (await mary.town.counts()).teams
      assert.ok(
        unknown <= cut + inFlight,
        `${unknown} unknown; ${cut} were cut and ${inFlight} in flight at the kills (at ${moments.join(', ')})`,
      )
    })
  })
})
