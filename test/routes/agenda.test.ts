import assert from 'node:assert/strict'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, pressed } from '../support/road.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

onStores(['PostgreSQL'], open => {
  describe('the agenda', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast

    before(async () => {
      mary = await open({
        sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off', SANDBOX_CHECK: 'strict' },
        env: { AGENDA_HOSTS: 'localhost', QUIET_HOURS: 'off' },
      })
      town = mary.town
      people = await cast(town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    it('shows what the calendars of the town bring', async () => {
      const { graph } = (await town.about()).urls
      const address = `${new URL(graph).origin}/calendars`
      await town.say(people.comms.id, `ajouter agenda Conseils conseil ${address}/conseils.ics`)
      await town.say(people.comms.id, `ajouter agenda Zone B vacances ${address}/vacances.ics`)
      await town.say(people.comms.id, `ajouter agenda Perdu autre ${address}/perdu.ics`)
      // The card tells what is known when it is asked for.
      await eventually(async () => {
        const asked = `select from agenda_feed where doc->>'readAt' is not null or doc->>'failingSince' is not null`
        return (await mary.ask(asked)).length === 3
      }, 'the calendars are read')
      await town.say(people.comms.id, 'agenda')
      await inChat(town, people.comms.id, 'Conseil municipal', 'il n’y a plus rien à cette adresse')
    })

    it('opens the draft of an idea once, whatever is stopped, and gives it up for a year', async () => {
      await town.say(people.comms.id, 'ajouter marronnier')
      const form = await inChat(town, people.comms.id, 'Nouveau marronnier')
      const inputs = { ideaTitle: 'Fête du personnel', rule: 'fixed', date: dayIn(14), weeksBefore: '3' }
      await pressed(town, people.comms.id, { activityId: form.id, button: 'Ajouter', inputs })
      await inChannel(town, people.comms.id, 'Fête du personnel', 'Un brouillon est ouvert')
      await mary.stop()
      await mary.start()
      await town.say(people.comms.id, 'publications')
      await inChat(town, people.comms.id, 'Fête du personnel')
      const drafts = await mary.ask<{ n: string }>(
        `select count(*) as n from post where doc->'content'->>'title' = 'Fête du personnel'`,
      )
      assert.equal(Number(drafts[0]?.n), 1)
      const card = await inChannel(town, people.comms.id, 'Fête du personnel', 'Un brouillon est ouvert')
      await pressed(town, people.comms.id, { in: 'channel', activityId: card.id, button: 'Pas cette année' })
      await inChannel(town, people.comms.id, 'Pas cette année, selon')
    })
  })
})
