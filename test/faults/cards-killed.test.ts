import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChat, pressed } from '../support/road.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import { timePasses } from './broadcasting.ts'

/** Of whoever runs the jobs of cards, that many send at once. */
const atOnce = 16
const waitingMs = 3_000
const title = 'Les vœux, malgré la panne'

onStores(['PostgreSQL'], (open, store) => {
  if (store === 'PGlite') return
  describe('cards to people whose sender is killed', function () {
    this.timeout(300_000)
    let mary: StoredMary
    let people: Cast
    let correspondents: string[]

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' } })
      people = await cast(mary.town)
    })
    after(() => mary?.close())

    const states = async (kind: string): Promise<string[]> => {
      const rows = await mary.ask<{ state: string }>(
        `select doc->>'state' as state from placement where key like $1 and doc->'to'->>'kind' = 'person'`,
        `${kind}:%`,
      )
      return rows.map(({ state }) => state)
    }
    const active = async (kind: string): Promise<number> =>
      (
        await mary.ask(
          `select 1 from pgboss.job where name = 'placement.refresh' and state = 'active' and singleton_key like $1`,
          `${kind}:%`,
        )
      ).length
    const dies = async (): Promise<void> => {
      await mary.kill()
      await mary.town.setFaults()
      await timePasses(mary)
      await mary.ask(`update departures set held_until = 0`)
      await mary.start()
    }

    it('while they wait for their turn: nothing left, so nothing is in doubt, and each comes once by itself', async () => {
      const { departments } = await mary.town.about()
      const ready = await Promise.all(
        departments.map(async one => ({ name: one.name, person: await mary.town.person(one.correspondentId) })),
      )
      const asked = ready.filter(({ person }) => person.situation === 'well' && person.preferredLanguage !== 'en-GB')
      correspondents = [...new Set(asked.map(({ person }) => person.id))]
      assert.ok(correspondents.length >= 5, `${correspondents.length} correspondents`)
      await mary.town.say(people.comms.id, 'appel')
      const form = await inChat(mary.town, people.comms.id, 'Nouvel appel à contributions')
      // Teams asks everybody to wait.
      await mary.ask(`select brake_departures(60000)`)
      const inputs = {
        title,
        text: 'Trois lignes',
        sections: 'portraits',
        departments: asked.map(({ name }) => name).join(','),
        closes: dayIn(20),
      }
      await pressed(mary.town, people.comms.id, { activityId: form.id, button: 'Ouvrir l’appel', inputs })
      const least = Math.min(correspondents.length, atOnce) - 1
      await eventually(async () => (await active('call')) >= least, `${least} of them are at work`)
      // They have drawn their cards by then, and wait for the turns that nobody is given.
      await delay(waitingMs)
      assert.ok((await active('call')) >= least, 'they wait')
      assert.deepEqual(await states('call'), [], 'nothing is about to leave')
      await dies()
      for (const id of correspondents) await inChat(mary.town, id, title)
      await eventually(async () => (await active('call')) === 0, 'all is done')
      assert.deepEqual(await mary.town.copies('Rien à signaler', title), countedOnce(correspondents))
      assert.deepEqual(new Set(await states('call')), new Set(['placed']))
    })

    it('while Teams takes them: a reminder is sent again, once, and only what was on its way may be there twice', async () => {
      await mary.town.setFaults({ target: 'teams', kind: 'slow', share: 1, seconds: 600, delayMs: 5_000 })
      await mary.ask(
        `update asked_job set due = now(), data = data || jsonb_build_object('at', $1::text)
         where name = 'call.remind' and data->>'last' = 'false'`,
        new Date().toISOString(),
      )
      await eventually(async () => (await states('call-reminder')).length > 0, 'some are on their way')
      const inFlight = (await states('call-reminder')).length
      await dies()
      const reminded = async (): Promise<Record<string, number>> => mary.town.copies('Rappel\u00a0:', title)
      await eventually(async () => Object.keys(await reminded()).length === correspondents.length, 'all are reminded')
      await eventually(
        async () => (await states('call-reminder')).every(state => state === 'placed'),
        'none is in doubt',
        120_000,
      )
      const copies = Object.values(await reminded())
      assert.ok(Math.max(...copies) <= 2, `${copies.join()} copies`)
      assert.ok(
        copies.filter(count => count > 1).length <= inFlight + atOnce,
        `${copies.join()} copies, ${inFlight} in flight`,
      )
      assert.deepEqual(await mary.town.violations(), [])
    })
  })
})

function countedOnce(ids: string[]): Record<string, number> {
  return Object.fromEntries(ids.map(id => [id, 1]))
}
