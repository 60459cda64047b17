import assert from 'node:assert/strict'
import type { Person } from '../../sandbox/town/town.ts'
import type { Shown } from '../../sandbox/town-api/shown.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { approved, approvedBy, assertSubmitted, broadcastNow, cardOf, copies, dialogOpened } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const title = 'Le pont rouvre lundi'
const everyone = { everyone: 'true' }

onStores(['PostgreSQL'], open => {
  describe('what was delivered', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast
    let all: Person[]

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '60', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await cast(town)
      all = (await town.people({ limit: 200 })).people
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    /** The cards of this post in all chats that are not deleted, as their readers see them. */
    const cards = async (words = title): Promise<{ person: string; shown: Shown }[]> => {
      const chats = await Promise.all(all.map(async ({ id }) => ({ person: id, chat: await town.chat(id) })))
      const isCard = (one: Shown): boolean =>
        one.from.bot && !one.deleted && /Pourquoi je reçois ceci|Why do I get this/.test(readable(one))
      return chats.flatMap(({ person, chat }) =>
        chat.activities.filter(one => isCard(one) && readable(one).includes(words)).map(shown => ({ person, shown })),
      )
    }
    const report = (...words: string[]): Promise<Shown> =>
      eventually(
        () => inChannel(town, people.comms.id, title, ...words),
        `the channel shows ${words.join(', ')}`,
        60_000,
      )
    const sent: { person: string; id: string }[] = []

    it('is corrected by a validation of its own, on the very cards, and says when', async () => {
      await broadcastNow(town, people.comms.id, await approved(town, people, { title, ...everyone }))
      const card = await report('Corriger', 'Retirer chez tous')
      for (const { person, shown } of await cards()) sent.push({ person, id: shown.id })
      assert.ok(sent.length >= 40, `${sent.length} cards`)

      const where = { in: 'channel', activityId: card.id } as const
      const opened = await dialogOpened(town, people.comms.id, { ...where, button: 'Corriger' })
      const editor = JSON.stringify(cardOf(opened))
      assert.match(editor, new RegExp(`Vous corrigez une publication déjà reçue par ${sent.length} agents`))
      assert.doesNotMatch(editor, /"id":"(everyone|departments|slotDate|kind)"/)
      const inputs = { title, summary: 'Le pont rouvre mardi', body: 'Le pont rouvre **mardi** à 6 h.' }
      const done = await town.dialog(people.comms.id, {
        ...where,
        card: cardOf(opened),
        button: 'Soumettre à validation',
        inputs,
      })
      assertSubmitted(done)
      const asked = await inChat(town, people.head.id, 'Approuver', title, 'Correction d’une carte déjà reçue')
      assert.match(readable(asked), /mardi/)
      assert.equal((await cards('mardi')).length, 0, 'nothing changes before the visas')
      await approvedBy(town, people.head.id, title)
      await approvedBy(town, people.otherComms.id, title)

      const ready = await inChannel(town, people.comms.id, title, 'Corriger maintenant')
      await eventually(async () => {
        await pressed(town, people.comms.id, { in: 'channel', activityId: ready.id, button: 'Corriger maintenant' })
        const { threads } = await town.channel(people.comms.id)
        const button = /Corriger chez [^"]+? agents/.exec(
          readable(threads.flatMap(thread => thread.activities).find(one => one.id === ready.id)!),
        )?.[0]
        if (!button) return false
        return town.press(people.comms.id, { in: 'channel', activityId: ready.id, button }).then(
          ({ status }) => status === 200,
          () => false,
        )
      }, 'the correction starts')
      await eventually(async () => (await cards('mardi')).length === sent.length, 'every card is corrected', 60_000)
      const corrected = await cards()
      assert.deepEqual(
        corrected.map(({ person, shown }) => ({ person, id: shown.id })),
        sent,
        'the same cards, no other one',
      )
      for (const { shown } of corrected) assert.match(readable(shown), /Corrigé le|Corrected on/)
    })

    it('says why, below the card that stays, with a way out that the next broadcast honours', async () => {
      const reader = people.agent
      const card = await inChat(town, reader.id, title, 'Corrigé le')
      await pressed(town, reader.id, { activityId: card.id, button: 'Pourquoi je reçois ceci ?' })
      const why = await inChat(
        town,
        reader.id,
        'Vous le recevez parce que vous faites partie de',
        'tous les agents',
        people.comms.displayName,
      )
      assert.notEqual(why.id, card.id)
      assert.match(readable((await town.chat(reader.id)).activities.find(one => one.id === card.id)!), /Corrigé le/)
      assert.doesNotMatch(readable(why), /PUB-|DIF-/)
      await pressed(town, reader.id, { activityId: why.id, button: 'Ne plus recevoir d’envois facultatifs' })
      await inChat(town, reader.id, 'Les envois obligatoires continuent de vous parvenir', 'Recevoir de nouveau')

      const sendTo = async (subject: string, more: Record<string, string>): Promise<void> => {
        await broadcastNow(town, people.comms.id, await approved(town, people, { title: subject, ...more }))
        await eventually(() => inChannel(town, people.comms.id, subject, 'Exporter'), `${subject} has ended`, 60_000)
      }
      await sendTo('Facultatif', {})
      assert.equal(await copies(town, reader.id, 'Facultatif'), 0)
      await sendTo('Obligatoire', { mandatory: 'true' })
      assert.equal(await copies(town, reader.id, 'Obligatoire'), 1)
      await town.say(reader.id, 'recevoir de nouveau')
      await inChat(town, reader.id, 'vous recevrez de nouveau')
      await sendTo('Encore facultatif', {})
      assert.equal(await copies(town, reader.id, 'Encore facultatif'), 1)
      assert.equal((await mary.ask(`select 1 from journal where verb = 'person.opted'`)).length, 2)
    })

    it('is taken back from everyone, once comms confirmed the number', async () => {
      const card = await report('Retirer chez tous', 'Exporter')
      const where = { in: 'channel', activityId: card.id } as const
      const asked = await pressed(town, people.comms.id, { ...where, button: 'Retirer chez tous' })
      assert.match(JSON.stringify(asked.body), /C’est définitif/)
      await pressed(town, people.comms.id, { ...where, button: `Retirer chez ${sent.length} agents` })
      await eventually(async () => (await cards()).length === 0, 'no chat holds it', 60_000)
      const [post] = await eventually(async () => {
        const rows = await mary.ask<{ state: string }>(
          `select doc->>'state' as state from post where doc->'content'->>'title' = $1`,
          title,
        )
        return rows[0]?.state === 'taken-back' ? rows : null
      }, 'the post is taken back')
      assert.equal(post?.state, 'taken-back')
      await town.say(people.comms.id, `corriger ${/DIF-\d{4}-\d{4,}/.exec(readable(card))![0]}`)
      await inChat(town, people.comms.id, 'Cette publication a été retirée')
    })
  })
})
