import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { acquaint } from '../support/acquaint.ts'
import { eventually } from '../support/eventually.ts'
import { allJobsLeft } from '../support/jobs-left.ts'
import { type Cast, cast, inChat } from '../support/road.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import { copiesOf, judged, long, sendingNow, started, timePasses, whenSent } from './broadcasting.ts'
import { closeDatabase, openDatabaseAgain } from './database-away.ts'

const people = 110
const half = 40
const hourMs = 3_600_000
/** Of one process, between a count and the next moment. */
const mostInFlight = 24
const awayMs = long ? 20_000 : 5_000

onStores(['PostgreSQL'], (open, store) => {
  describe('what goes wrong in the middle of a broadcast', () => {
    const clock = join(mkdtempSync(join(tmpdir(), 'mary-clock-')), 'shift')
    let mary: StoredMary
    let actors: Cast

    before(async () => {
      const shiftClock = pathToFileURL(join(import.meta.dirname, 'shift-clock.ts')).href
      mary = await open({
        sandbox: { SANDBOX_PEOPLE: String(people), SANDBOX_CHECK: 'off' },
        env: { BROADCAST_PER_SECOND: '50', NODE_OPTIONS: `--import=${shiftClock}`, CLOCK_SHIFT: clock },
      })
      actors = await cast(mary.town)
      await acquaint(mary, mary.ask)
    })
    after(() => mary?.close())

    const shift = (ms: number): void => {
      writeFileSync(clock, String(ms))
      process.kill(mary.pid(), 'SIGUSR2')
    }

    it('its jobs are delivered twice: nobody gets it twice', async () => {
      if (store === 'PGlite') return
      await started(mary, actors, 'Travail en double')
      await whenSent(mary, half)
      // Of a key of their own, so that nothing keeps the copies from running beside the originals.
      const copied = await mary.ask(
        `insert into asked_job (name, key, data, due)
        select name, 'copy of ' || key, data, now() from ${allJobsLeft} where name in ('broadcast.send', 'broadcast.plan') returning 1`,
      )
      assert.ok(copied.length > 0)
      const { unknown } = await judged(mary, actors, 'Travail en double')
      assert.equal(unknown, 0)
    })

    it('the token is refused once: it is renewed, and nobody is lost', async () => {
      await started(mary, actors, 'Jeton expiré')
      await whenSent(mary, half)
      assert.ok((await mary.town.revokeTokens()).revoked > 0)
      const { unknown } = await judged(mary, actors, 'Jeton expiré')
      assert.equal(unknown, 0)
    })

    it('the clock jumps an hour ahead, then two back: it goes on, nobody twice', async () => {
      await started(mary, actors, 'Horloge folle')
      await whenSent(mary, half / 2)
      shift(hourMs)
      await whenSent(mary, half * 1.5)
      shift(-hourMs)
      const { unknown } = await judged(mary, actors, 'Horloge folle').finally(() => shift(0))
      assert.equal(unknown, 0)
    })

    it('a person takes Mary away: not delivered, with the reason, unless the card came first', async () => {
      const { town } = mary
      await town.setPermissions({ installApps: false })
      await started(mary, actors, 'Désinstallée')
      await whenSent(mary, half)
      const have = await copiesOf(mary, 'Désinstallée')
      // Whoever plays a part in the next test stays.
      const ourActors = [actors.agent, actors.head, actors.comms, actors.otherComms].map(({ id }) => id)
      const leaving = (await town.people({ role: 'agent', situation: 'well', limit: 1_000 })).people
        .filter(({ id }) => have[id] === undefined && !ourActors.includes(id))
        .slice(-3)
      assert.equal(leaving.length, 3)
      for (const { id } of leaving) await town.uninstall(id)
      const { rows } = await judged(mary, actors, 'Désinstallée')
      // What Teams answers; or what Mary calls both, once she heard that they took her away.
      const reasons: unknown[] = ['not-installed', 'blocked']
      const left = leaving.map(({ id }) => rows.find(({ person }) => person === id)!)
      for (const row of left) assert.ok(row.state === 'delivered' || reasons.includes(row.reason), JSON.stringify(row))
      assert.ok(
        left.some(({ state }) => state !== 'delivered'),
        'somebody left in time',
      )
    })

    it(`the database goes away for ${awayMs / 1000} s: it goes on by itself, nobody lost, nobody twice`, async () => {
      if (mary.databaseUrl === undefined) return
      await started(mary, actors, 'Base absente')
      await whenSent(mary, half)
      const inFlight = await sendingNow(mary)
      await closeDatabase(mary.databaseUrl)
      const asked = performance.now()
      assert.equal((await mary.town.say(actors.agent.id, 'pourquoi')).status, 200)
      assert.ok(performance.now() - asked < 10_000, 'a word is answered within the time of Teams')
      await inChat(mary.town, actors.agent.id, 'J’ai gardé ce que vous venez de m’envoyer')
      await delay(awayMs)
      const { sends } = (await mary.town.counts()).teams
      assert.ok(sends < people - 20, `${sends} were sent: too many without a ledger`)
      await openDatabaseAgain(mary.databaseUrl)
      await eventually(async () => (await fetch(`${mary.url}/readyz`)).ok, 'the same process is ready again')
      await eventually(() => inChat(mary.town, actors.agent.id, 'Pourquoi'), 'the word is answered')
      await timePasses(mary)
      const { unknown } = await judged(mary, actors, 'Base absente')
      assert.ok(unknown <= inFlight + mostInFlight, `${unknown} unknown`)
    })
  })
})
