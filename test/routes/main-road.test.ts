import assert from 'node:assert/strict'
import { type Cast, cast, inChannel, inChat, pressed, propose, readable } from '../support/road.ts'
import { eventually } from '../support/eventually.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import { assertSubmitted, broadcastNow, cardOf, editorOpened, howManyInChannel } from '../support/steps.ts'

onStores(['PGlite', 'PostgreSQL'], open =>
  describe('the main road', () => {
    let mary: StoredMary
    let people: Cast

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120' } })
      people = await cast(mary.town)
    })
    after(() => mary?.close())

    it('goes from a proposal to a delivery', async () => {
      const { town } = mary
      const { agent, comms, otherComms, head } = people
      const reference = await propose(
        town,
        agent,
        'Une ruche sur le toit de la mairie',
        'Trois ruches, **du miel** et ${rien} à cacher.',
      )

      // One item in the Microsoft List, one card in the channel.
      const item = await eventually(
        async () => (await town.lists()).find(list => list.name === 'Propositions')?.items[0],
        'a list item',
      )
      assert.equal(item.fields['Title'], 'Une ruche sur le toit de la mairie')
      const inbox = await inChannel(town, comms.id, reference)
      assert.ok(readable(inbox).includes('${rien}'))

      await pressed(town, comms.id, { in: 'channel', activityId: inbox.id, button: 'Prendre en charge' })
      await inChannel(town, otherComms.id, reference, comms.displayName)
      await pressed(town, comms.id, { in: 'channel', activityId: inbox.id, button: 'Retenir' })
      await inChat(town, agent.id, 'retenue')

      // Comms writes it in the editor and submits it.
      const retained = await inChannel(town, comms.id, reference, 'Ouvrir la publication')
      const opened = await editorOpened(town, comms.id, retained)
      const inputs = {
        title: 'Une ruche sur le toit',
        summary: 'Trois ruches arrivent sur le toit',
        body: 'Venez goûter le miel, {prénom}.',
        everyone: 'true',
      }
      const submitted = await town.dialog(comms.id, {
        in: 'channel',
        activityId: retained.id,
        card: cardOf(opened),
        button: 'Soumettre à validation',
        inputs,
      })
      assertSubmitted(submitted)

      // The head of the author's department, then another of comms: no author approves.
      const first = await inChat(town, head.id, 'Approuver', 'Une ruche sur le toit')
      await pressed(town, head.id, { activityId: first.id, button: 'Approuver' })
      const second = await inChat(town, otherComms.id, 'Approuver', 'Une ruche sur le toit')
      await pressed(town, otherComms.id, { activityId: second.id, button: 'Approuver' })

      const card = await inChannel(town, comms.id, 'DIF-', 'Vérifier les destinataires')
      await pressed(town, comms.id, { in: 'channel', activityId: card.id, button: 'Vérifier les destinataires' })
      await broadcastNow(town, comms.id, card)

      const received = await inChat(town, agent.id, 'Pourquoi je reçois ceci')
      assert.ok(readable(received).includes(`Venez goûter le miel, ${agent.firstName}.`))
      // The town's own count of what lies in each chat is the judge.
      const report = readable(await inChannel(town, comms.id, 'DIF-', 'Diffusée'))
      const [delivered, refused] = [
        /"Remis","value":"(\d+ sur \d+)/.exec(report)?.[1],
        /"Non remis","value":"(\d+ sur \d+)/.exec(report)?.[1],
      ]
      assert.deepEqual([delivered, refused], ['118 sur 120', '2 sur 120'])
      const everybody = (await town.people({ limit: 1000 })).people
      const chats = await Promise.all(everybody.map(person => town.chat(person.id)))
      const posts = chats.map(
        chat => chat.activities.filter(one => /Pourquoi je reçois ceci|Why do I get this/.test(readable(one))).length,
      )
      assert.equal(posts.filter(count => count === 1).length, 118)
      assert.equal(posts.filter(count => count > 1).length, 0)
      assert.equal(await howManyInChannel(town, comms.id, reference), 1)
      assert.deepEqual(await town.violations(), [])
    })
  }),
)
