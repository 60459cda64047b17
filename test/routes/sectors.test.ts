import assert from 'node:assert/strict'
import type { Person } from '../../sandbox/town/town.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChat, pressed, propose, readable } from '../support/road.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import { approvedBy, assertSubmitted, cardOf, editorOpened } from '../support/steps.ts'
import type { TownClient } from '../support/town-client.ts'

onStores(['PostgreSQL'], open => {
  describe('two sectors', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    let admin: Person
    let channels: Record<'common' | 'housing' | 'health', string>

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await cast(town)
      const admins = (await town.people({ role: 'admin', situation: 'well', limit: 20 })).people
      admin = admins[0]!
      const { team } = await town.about()
      const idOf = (name: string) => team.channels.find(one => one.name === name)!.id
      channels = { common: team.channelId, housing: idOf('Habitat'), health: idOf('Santé') }
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    /** What lies in a channel with all these words, the last first. */
    const lying = async (channel: string, ...words: string[]) =>
      (await town.channel(people.comms.id, channel)).threads
        .flatMap(thread => thread.activities)
        .filter(one => !one.deleted && words.every(word => readable(one).includes(word)))
        .toReversed()
    const shown = (channel: string, ...words: string[]) =>
      eventually(async () => (await lying(channel, ...words))[0], `the channel shows ${words.join(', ')}`)
    const sector = async (name: string, change: Record<string, string>) => {
      await town.say(admin.id, 'ajouter un secteur')
      const form = await inChat(town, admin.id, 'Nouveau secteur', 'Enregistrer')
      const inputs = { name, referents: people.comms.mail, ...change }
      await pressed(town, admin.id, { activityId: form.id, button: 'Enregistrer', inputs })
      await inChat(town, admin.id, 'Les propositions en attente suivent', name)
    }
    const inboxOf = async (reference: string) => {
      const found = await Promise.all(
        Object.entries(channels).map(async ([name, channel]) =>
          (await lying(channel, reference)).length > 0 ? name : [],
        ),
      )
      return found.flat()
    }

    it('are made, and each gets its channel by a word that is written in it', async () => {
      await sector('Habitat', { departments: people.department })
      await sector('Santé', { sections: 'health-safety' })
      await town.say(people.comms.id, 'secteur canal 1')
      await inChat(town, people.comms.id, 'Écrivez-le dans le canal lui-même')
      for (const [number, channelId] of [
        [1, channels.housing],
        [2, channels.health],
      ] as const) {
        await town.say(people.comms.id, { text: `secteur canal ${number}`, in: 'channel', channelId })
        await shown(channelId, 'arriveront dans ce canal')
      }
      const rows = await mary.ask<{ channel: { name: string } }>(
        `select doc->'channel' as channel from sector order by created_at`,
      )
      assert.deepEqual(
        rows.map(({ channel }) => channel.name),
        ['Habitat', 'Santé'],
      )
    })

    it('have the cards of their own proposals alone, with who is there; taken there, it is taken', async () => {
      const reference = await propose(town, people.agent, 'Des logements pour les agents')
      const card = await shown(channels.housing, reference, 'Secteur Habitat, pour', people.comms.displayName)
      assert.deepEqual(await inboxOf(reference), ['housing'])
      await pressed(town, people.comms.id, { in: 'channel', activityId: card.id, button: 'Prendre en charge' })
      await shown(channels.housing, reference, 'Prise en charge par')
    })

    it('lie both under a post that touches both: its card is in either channel, and each is the same', async () => {
      const title = 'Un logement sain'
      const reference = await propose(town, people.agent, title)
      const card = await shown(channels.housing, reference, 'Retenir')
      const where = { in: 'channel', activityId: card.id } as const
      await pressed(town, people.comms.id, { ...where, button: 'Retenir' })
      await shown(channels.housing, reference, 'Ouvrir la publication')
      const opened = await editorOpened(town, people.comms.id, card)
      const inputs = {
        title,
        summary: 'Deux secteurs',
        body: 'Texte.',
        section: 'health-safety',
        everyone: 'false',
        add: `department:${people.department}`,
      }
      const done = await town.dialog(people.comms.id, {
        ...where,
        card: cardOf(opened),
        button: 'Soumettre à validation',
        inputs,
      })
      assertSubmitted(done)
      await approvedBy(town, people.head.id, title)
      await approvedBy(town, people.otherComms.id, title)
      const board = await shown(channels.health, title, 'Vérifier les destinataires')
      const other = await shown(channels.housing, title, 'Vérifier les destinataires')
      assert.deepEqual(await lying(channels.common, title), [])
      // Sent from the one, it is told on both.
      const onOther = { in: 'channel', activityId: other.id } as const
      await eventually(async () => {
        await pressed(town, people.comms.id, { ...onOther, button: 'Diffuser maintenant' })
        const [asked] = await lying(channels.housing, title, 'Diffuser à')
        const button = /Diffuser à [^"]+? agents/.exec(readable(asked!))![0]
        const { status } = await town.press(people.comms.id, { ...onOther, button })
        return status === 200
      }, 'the broadcast starts')
      assert.equal((await shown(channels.health, title, 'Diffusée')).id, board.id)
      assert.equal((await shown(channels.housing, title, 'Diffusée')).id, other.id)
    })

    it('go on in the common channel when one of theirs is deleted, and what waits comes along', async () => {
      const reference = await propose(town, people.agent, 'Un toit')
      await shown(channels.housing, reference)
      // Teams says so itself: nothing need be sent there first.
      await town.renameChannel(channels.housing, 'Logement')
      await town.deleteChannel(channels.housing)
      await shown(channels.common, reference)
      const told = ['Le canal du secteur Habitat n’existe plus', 'Logement', 'secteur canal 1']
      await shown(channels.common, ...told)
      const next = await propose(town, people.agent, 'Un mur')
      await shown(channels.common, next)
      await town.say(admin.id, 'secteurs')
      await inChat(town, admin.id, 'Habitat', 'est introuvable depuis')
      assert.deepEqual(await mary.ask(`select 1 from placement where state in ('unknown', 'refused')`), [])
      assert.equal((await mary.ask(`select 1 from journal where verb = 'sector.channel-lost'`)).length, 1)
      assert.equal((await lying(channels.common, 'n’existe plus')).length, 1)
    })

    it('are back in their channel when it is restored, or stay in the common one when somebody says so', async () => {
      await town.restoreChannel(channels.housing)
      await shown(channels.common, 'Canal du secteur Habitat', 'arrivent dans le canal', 'Logement')
      const reference = await propose(town, people.agent, 'Un jardin')
      await shown(channels.housing, reference)
      await town.deleteChannel(channels.housing)
      const card = await shown(channels.common, 'n’existe plus')
      const pressing = { in: 'channel', activityId: card.id, button: 'Garder le canal commun' } as const
      await pressed(town, people.comms.id, pressing)
      await shown(channels.common, 'Canal du secteur Habitat', 'arrivent dans le canal commun')
      assert.deepEqual(await lying(channels.common, 'n’existe plus'), [])
      assert.deepEqual(await mary.ask(`select doc->'channel' as channel from sector where doc->>'name' = 'Habitat'`), [
        { channel: null },
      ])
    })
  })
})
