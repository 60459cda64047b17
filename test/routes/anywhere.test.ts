import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, readable } from '../support/road.ts'
import { cardOf, howMany, howManyInChannel } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'
import { ofName } from '../support/of-name.ts'

onStores(['PostgreSQL'], open => {
  describe('from anywhere in Teams', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast

    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '120' } })
      town = mary.town
      people = await cast(town)
    })
    after(() => mary?.close())

    const words = 'La fontaine du parc est en fleurs'
    const title = 'Fontaine fleurie'

    it('a colleague’s message becomes one proposal, and the colleague is told once', async () => {
      const { comms, otherComms: colleague } = people
      await town.say(colleague.id, { in: 'channel', text: words })
      const message = await eventually(async () => {
        const said = (await town.channel(comms.id)).threads.flatMap(thread => thread.activities)
        return said.find(one => !one.from.bot && one.text === words)
      }, 'the message lies in the channel')
      const where = { in: 'channel' as const, activityId: message.id }
      const opened = await eventually(async () => {
        const done = await town.openOnMessage(comms.id, where)
        return done.dialog === undefined ? undefined : done
      }, 'the form opens')
      const card = cardOf(opened)
      assert.ok(JSON.stringify(card).includes(words))
      assert.ok(JSON.stringify(card).includes(`D’après un message ${ofName(colleague.displayName)}`))
      assert.equal(await howMany(town, colleague.id, 'Un de vos messages'), 0, 'looking tells nobody')

      const refused = await town.submitOnMessage(comms.id, {
        ...where,
        card,
        button: 'Envoyer',
        inputs: { title: 'x'.repeat(130) },
      })
      assert.ok(JSON.stringify(refused.dialog).includes(words), 'what was typed stays')

      const pressing = { ...where, card, button: 'Envoyer', inputs: { title } }
      const done = await Promise.all([
        town.submitOnMessage(comms.id, pressing),
        town.submitOnMessage(comms.id, pressing),
      ])
      for (const one of done) assert.match(JSON.stringify(one.dialog), /PROP-\d{4}-\d+ est dans la boîte/)

      const receipt = await inChat(
        town,
        comms.id,
        title,
        'PROP-',
        `D’après un message ${ofName(colleague.displayName)}`,
      )
      assert.ok(readable(receipt).includes('teams.microsoft.com/l/message/'), 'the link is kept')
      await inChannel(town, comms.id, title, `D’après un message ${ofName(colleague.displayName)}`)
      await inChat(town, colleague.id, 'Un de vos messages', title, comms.displayName)
      assert.equal(await howMany(town, colleague.id, 'Un de vos messages'), 1)
      assert.equal(await howMany(town, comms.id, title, 'PROP-'), 1)
      assert.equal(await howManyInChannel(town, comms.id, title, 'Prendre en charge'), 1)
    })

    it('a search finds it for who proposed it, puts its card into a message, and for nobody else', async () => {
      const { comms, agent } = people
      const { found } = await town.findCards(comms.id, 'FONTAINE')
      assert.deepEqual(
        found.map(one => one.title),
        [title],
      )
      assert.doesNotMatch(JSON.stringify(found[0]!.card), /"actions"|Action\./)
      assert.equal((await town.sayCard(comms.id, { in: 'channel', card: found[0]!.card })).status, 200)
      await inChannel(town, comms.id, 'Carte de Mary', title)
      const others = await town.findCards(agent.id, 'fontaine')
      assert.deepEqual([others.status, others.found], [200, []])
      assert.match(others.says!, /Rien de tel/)
    })

    it('a search goes on behind the first twenty-five', async () => {
      const { agent } = people
      await town.say(agent.id, 'aide')
      const help = await inChat(town, agent.id, 'Mes propositions')
      for (let n = 0; n < 27; n++) {
        const data = { initiativeId: randomUUID(), title: `Verger ${n}`, text: 'Un arbre', near: 'seen' }
        const action = { type: 'Action.Execute', verb: 'initiative.submit', data } as never
        assert.equal((await town.press(agent.id, { in: 'chat', activityId: help.id, action })).status, 200)
      }
      const pages = []
      for (const skip of [0, 25, 50]) pages.push((await town.findCards(agent.id, 'verger', skip)).found)
      assert.deepEqual(
        pages.map(found => found.length),
        [25, 2, 0],
      )
      assert.equal(new Set(pages.flat().map(({ title }) => title)).size, 27)
    })

    it('needs a token as everything else does', async () => {
      const { agent } = people
      const activity = {
        type: 'invoke',
        name: 'composeExtension/query',
        id: 'forged',
        channelId: 'msteams',
        serviceUrl: 'https://evil.example/',
        from: { id: agent.teamsId, aadObjectId: agent.id, name: agent.displayName },
        conversation: { id: '19:x', conversationType: 'personal' },
        value: { commandId: 'find', parameters: [] },
      }
      assert.equal((await town.activity(activity, null)).status, 401)
      assert.equal((await town.activity(activity, 'forged')).status, 401)
    })
  })
})
