import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { localTime } from '../../src/core/domain/working-time/local-time.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat } from '../support/road.ts'
import { approved, cardOf, dialogOpened } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

/** A real minute goes by: only in the long form. */
if (process.env['LONG'])
  onStores(['PostgreSQL'], open => {
    describe('a time in the next minute', () => {
      let mary: StoredMary
      let people: Cast

      before(async () => {
        mary = await open({ sandbox: { SANDBOX_PEOPLE: '80', SANDBOX_LIMITS: 'off' } })
        people = await cast(mary.town)
      })
      after(() => mary?.close())

      it('is kept within seconds', async () => {
        const { town } = mary
        const { comms, agent } = people
        const title = 'À la minute'
        const card = await approved(town, people, { title })
        // With some seconds left for the form itself.
        if (new Date().getSeconds() > 40) await delay(21_000)
        const at = new Date(Math.ceil(Date.now() / 60_000) * 60_000)
        const { day: date, time } = localTime(at.toISOString(), 'Europe/Paris')
        const where = { in: 'channel', activityId: card.id } as const
        const form = await dialogOpened(town, comms.id, { ...where, button: 'Programmer' })
        const done = await town.dialog(comms.id, {
          ...where,
          card: cardOf(form),
          button: 'Programmer',
          inputs: { date, time },
        })
        assert.equal(done.status, 200, JSON.stringify(done.body))
        await inChannel(town, comms.id, title, 'Départ')
        await eventually(async () => (await town.counts()) && Date.now() >= at.getTime(), 'the minute comes', 70_000)
        await inChat(town, agent.id, title, 'Pourquoi je reçois ceci')
        assert.ok(Date.now() - at.getTime() < 10_000, `${Date.now() - at.getTime()} ms late`)
        assert.deepEqual(await town.violations(), [])
      })
    })
  })
