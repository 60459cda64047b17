import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { eventually } from '../support/eventually.ts'
import { remains } from '../support/remains.ts'
import { type Cast, cast, inChannel, inChat, pressed, propose, readable, sendAnyway } from '../support/road.ts'
import { approved, broadcastNow, copiesByPerson, howManyInChannel, listed } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const seconds = 600
const sandbox = { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' }

onStores(['PostgreSQL'], open => {
  describe('outages', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast

    before(async () => {
      mary = await open({ sandbox })
      town = mary.town
      people = await cast(town)
      // Roles are remembered from before the outage.
      await town.say(people.agent.id, 'aide')
    })
    after(() => mary?.close())
    afterEach(async () => {
      await town.setFaults()
      assert.deepEqual(await town.violations(), [])
    })

    it('Graph down: proposals are taken, the chat goes on; once it is back there is one list item each', async () => {
      await town.setFaults({ target: 'graph', kind: 'down', share: 1, seconds })
      const references = [
        await propose(town, people.agent, 'Le marché de Noël'),
        await propose(town, people.agent, 'La piscine en travaux'),
      ]
      await town.say(people.agent.id, 'mes propositions')
      await inChat(town, people.agent.id, 'Mes propositions', references[0]!, references[1]!)
      for (const reference of references) await inChannel(town, people.comms.id, reference)
      const card = await inChannel(town, people.comms.id, references[0]!, 'Prendre en charge')
      await pressed(town, people.comms.id, { in: 'channel', activityId: card.id, button: 'Prendre en charge' })
      await inChannel(town, people.otherComms.id, references[0]!, 'Prise en charge par')
      assert.deepEqual(await listed(town, 'Le marché de Noël'), [])
      await town.setFaults()
      for (const title of ['Le marché de Noël', 'La piscine en travaux'])
        await eventually(async () => (await listed(town, title)).length === 1, `${title}: a list item`)
      await eventually(
        async () => (await listed(town, 'Le marché de Noël'))[0]?.['Etat'] === 'Prise en charge',
        'the list says what happened meanwhile',
        40_000,
      )
      for (const reference of references) assert.equal(await howManyInChannel(town, people.comms.id, reference), 1)
    })

    it('Graph cuts after it accepted: one list item all the same', async () => {
      await town.setFaults({ target: 'graph', kind: 'cut-after-accept', share: 0.5, seconds })
      for (const title of ['Graph coupé 1', 'Graph coupé 2', 'Graph coupé 3']) await propose(town, people.agent, title)
      await delay(1_000)
      await town.setFaults()
      for (const title of ['Graph coupé 1', 'Graph coupé 2', 'Graph coupé 3']) {
        await eventually(async () => (await listed(town, title)).length > 0, `${title}: a list item`)
        assert.equal((await listed(town, title)).length, 1, title)
      }
    })

    for (const [name, fault] of Object.entries({
      '503': { kind: 'error', status: 503 },
      '412': { kind: 'error', status: 412 },
      '429': { kind: 'throttle' },
    } as const)) {
      it(`Teams answers ${name} for a while: one inbox card, once it is well again`, async () => {
        const title = `Teams répond ${name}`
        await town.say(people.agent.id, 'proposer')
        const form = await inChat(town, people.agent.id, 'Envoyer')
        await town.setFaults({ target: 'teams', share: 1, seconds, ...fault })
        const done = await pressed(town, people.agent.id, {
          activityId: form.id,
          action: sendAnyway(form),
          inputs: { title, text: 'Texte' },
        })
        assert.match(JSON.stringify(done.body), /PROP-/)
        await remains(() => howManyInChannel(town, people.comms.id, title), 0, 1_000)
        await town.setFaults()
        await eventually(
          async () => (await howManyInChannel(town, people.comms.id, title)) > 0,
          'an inbox card',
          30_000,
        )
        await remains(() => howManyInChannel(town, people.comms.id, title), 1, 500)
      })
    }

    it('Teams is slow: everything comes, once', async () => {
      await town.setFaults({ target: 'teams', kind: 'slow', share: 1, seconds, delayMs: 700 })
      const reference = await propose(town, people.agent, 'Teams est lent')
      await eventually(
        async () => (await howManyInChannel(town, people.comms.id, reference)) > 0,
        'an inbox card',
        30_000,
      )
      await town.setFaults()
      assert.equal(await howManyInChannel(town, people.comms.id, reference), 1)
    })

    it('Teams cuts after it took a card of the channel: a second one comes by itself, and the first says that it is replaced', async () => {
      const title = 'Carte incertaine'
      await town.say(people.agent.id, 'proposer')
      const form = await inChat(town, people.agent.id, 'Envoyer')
      await town.setFaults({ target: 'teams', kind: 'cut-after-accept', share: 1, seconds })
      await pressed(town, people.agent.id, {
        activityId: form.id,
        action: sendAnyway(form),
        inputs: { title, text: 'Texte' },
      })
      const state = async () =>
        (
          await mary.ask<{ state: string }>(
            `select p.doc->>'state' as state from placement p join initiative i on p.key = 'inbox:' || i.id where i.doc->>'title' = $1`,
            title,
          )
        )[0]?.state
      await eventually(
        async () => (await howManyInChannel(town, people.comms.id, title, 'Retenir')) > 0,
        'Teams took it',
      )
      await town.setFaults()
      await eventually(async () => (await state()) === 'placed', 'a card that is known to lie there')
      const live = async () =>
        (await town.channel(people.comms.id)).threads
          .flatMap(({ activities }) => activities)
          .filter(one => one.from.bot && !one.deleted && [title, 'Retenir'].every(word => readable(one).includes(word)))
      for (const { id } of (await live()).slice(0, -1))
        await pressed(town, people.comms.id, { in: 'channel', activityId: id, button: 'Prendre en charge' })
      await eventually(async () => (await live()).length === 1, 'one card is left')
      assert.ok(readable(await inChannel(town, people.comms.id, 'remplacée par une autre')))
    })

    it('Teams cuts during a broadcast: those people are unknown, nobody gets it twice', async () => {
      const title = 'Envoi coupé'
      const card = await approved(town, people, { title })
      await town.setFaults({ target: 'teams', kind: 'cut-after-accept', share: 0.3, seconds })
      // The card in the channel is moved meanwhile; a cut there does no harm.
      await broadcastNow(town, people.comms.id, card)
      await eventually(() => inChannel(town, people.comms.id, title, 'Terminée'), 'it ends', 60_000)
      await town.setFaults()
      const [row] = await mary.ask<{ id: string }>(
        `select id from broadcast where doc->>'title' = $1 and doc->>'state' = 'done'`,
        title,
      )
      const ledger = await mary.ask<{ person: string; state: string }>(
        'select person, state from delivery where broadcast_id = $1',
        row!.id,
      )
      const counts = await copiesByPerson(town, title)
      for (const { person, state } of ledger) {
        const count = counts[person] ?? 0
        assert.ok(count <= 1, 'nobody twice')
        if (state === 'delivered') assert.equal(count, 1)
        if (state === 'refused') assert.equal(count, 0)
        assert.ok(['delivered', 'refused', 'unknown'].includes(state), state)
      }
      const unknown = ledger.filter(one => one.state === 'unknown').length
      assert.ok(unknown > 0, 'some were cut')
      const report = readable(await inChannel(town, people.comms.id, title, 'Terminée'))
      assert.ok(report.includes(`"Incertains","value":"${unknown} sur ${ledger.length}`), report)
    })

    it('Teams throttles a broadcast: everybody who can gets it, once', async () => {
      const title = 'Envoi freiné'
      const card = await approved(town, people, { title })
      await broadcastNow(town, people.comms.id, card)
      await town.setFaults({ target: 'teams', kind: 'throttle', share: 0.3, seconds: 3 })
      await eventually(() => inChannel(town, people.comms.id, title, 'Terminée'), 'it ends', 60_000)
      await town.setFaults()
      const members = (await town.people({ department: people.department, situation: 'well', limit: 200 })).people
      const counts = await copiesByPerson(town, title)
      for (const person of members) assert.equal(counts[person.id], 1, person.displayName)
    })
  })

  describe('lists that cannot be created', () => {
    let mary: StoredMary

    after(() => mary?.close())

    it('she says what is missing and the command, chat goes on, and all is written once she may', async () => {
      mary = await open({
        sandbox,
        env: { LOG_LEVEL: 'warn' },
        before: town => town.setPermissions({ createLists: false }),
      })
      const { town } = mary
      const people = await cast(town)
      const reference = await propose(town, people.agent, 'Sans liste')
      await inChannel(town, people.comms.id, reference)
      await eventually(
        async () => /npm run provision/.test(mary.output()) && /Propositions/.test(mary.output()),
        'she says so',
      )
      assert.deepEqual(await listed(town, 'Sans liste'), [])
      await town.setPermissions({ createLists: true })
      await eventually(async () => (await listed(town, 'Sans liste')).length === 1, 'a list item', 60_000)
      assert.deepEqual(await town.violations(), [])
    })
  })
})
