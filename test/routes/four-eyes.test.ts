import assert from 'node:assert/strict'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, pressed, readable } from '../support/road.ts'
import { approved, confirming } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const title = 'Une carte pour tous, à quatre yeux'

onStores(['PostgreSQL'], open => {
  describe('above the ceiling', () => {
    let mary: StoredMary
    let people: Cast

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '90', SANDBOX_LIMITS: 'off' }, env: { FOUR_EYES_OVER: '40' } })
      people = await cast(mary.town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await mary.town.violations(), []))

    /** Copies that each person has, by the town's own count, in whichever language the frame is. */
    const received = async () =>
      (
        await Promise.all(['Pourquoi je reçois ceci', 'Why do I get this'].map(why => mary.town.copies(title, why)))
      ).flatMap(one => Object.values(one))
    const verbs = async () =>
      (
        await mary.ask<{ verb: string }>(
          `select verb from journal where verb in ('broadcast.confirmed', 'broadcast.started') order by seq`,
        )
      ).map(({ verb }) => verb)

    it('one person’s word is not enough, twice the same person’s neither; another’s is', async () => {
      const { town } = mary
      const { comms, otherComms } = people
      const card = await approved(town, people, { title, everyone: 'true' })
      const button = await confirming(town, comms.id, card)
      const question = readable(
        (await town.channel(comms.id)).threads.flatMap(thread => thread.activities).find(one => one.id === card.id)!,
      )
      assert.match(question, /deux personnes de la communication confirment/)
      await pressed(town, comms.id, { in: 'channel', activityId: card.id, button })
      const asks = await inChannel(
        town,
        otherComms.id,
        title,
        'Une deuxième confirmation est attendue',
        comms.displayName,
      )
      assert.deepEqual(await verbs(), ['broadcast.confirmed'])

      // The first person presses on: told so, and nothing leaves.
      const again = await pressed(town, comms.id, {
        in: 'channel',
        activityId: asks.id,
        button: 'Vérifier et confirmer',
      })
      assert.match(JSON.stringify(again.body), /Une autre personne doit confirmer/)
      assert.doesNotMatch(JSON.stringify(again.body), /broadcast\.confirm"/)
      const typed = await town.say(
        comms.id,
        `diffuser ${/DIF-[\d-]+/.exec(readable(asks))![0]} ${button.replace(/\D/g, '')}`,
      )
      assert.equal(typed.status, 200)
      await eventually(
        async () => JSON.stringify((await town.chat(comms.id)).activities).includes('Vous avez déjà confirmé'),
        'she is told that hers is the first word',
      )
      assert.deepEqual(await verbs(), ['broadcast.confirmed'])
      assert.deepEqual(await received(), [])

      await pressed(town, otherComms.id, { in: 'channel', activityId: asks.id, button: 'Vérifier et confirmer' })
      const shown = (await town.channel(otherComms.id)).threads
        .flatMap(thread => thread.activities)
        .find(one => one.id === asks.id)!
      assert.match(readable(shown), new RegExp(`Confirmée par ${comms.displayName}`))
      await pressed(town, otherComms.id, { in: 'channel', activityId: asks.id, button })
      await inChannel(town, comms.id, title, 'Deuxième confirmation', otherComms.displayName)
      await inChannel(town, comms.id, title, 'Diffusée')
      assert.deepEqual(await verbs(), ['broadcast.confirmed', 'broadcast.started'])
      const copies = await received()
      assert.ok(copies.length > 40 && copies.every(count => count === 1), JSON.stringify(copies))
    })
  })
})
