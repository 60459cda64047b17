import assert from 'node:assert/strict'
import type { Person } from '../../sandbox/town/town.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, readable } from '../support/road.ts'
import { answers, colleaguesOf, sentEvent } from '../support/sent-event.ts'
import { approvedBy, assertSubmitted, cardOf, copies, dialogOpened, howMany } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const title = 'Atelier compost'
const text = 'Rendez-vous devant la serre, apportez des gants.'
const mended = 'Rendez-vous devant la grange, apportez des gants.'

onStores(['PostgreSQL'], open => {
  describe('telling those who are registered for an event', function () {
    this.timeout(180_000)
    let mary: StoredMary
    let people: Cast
    let coming: Person
    let doubting: Person
    let reference: string

    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '120' } })
      people = await cast(mary.town)
      const [other] = await colleaguesOf(mary.town, people, 'department')
      assert.ok(other, 'two who receive it, and approve nothing')
      ;[coming, doubting] = [people.agent, other]
      reference = await sentEvent(mary.town, people, { title, place: 'Parc' })
      await says(coming, 'Je participe')
      await says(doubting, 'Peut-être')
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await mary.town.violations(), []))

    const says = (who: Person, button: string) => answers(mary.town, who, title, button)
    const report = (...words: string[]) =>
      eventually(() => inChannel(mary.town, people.comms.id, ...words), words.join(' '), 60_000)

    it('one visa sends a short text to who comes, and to nobody else', async () => {
      const { town } = mary
      const card = await report(title, 'Diffusée', 'Prévenir les inscrits')
      const where = { in: 'channel', activityId: card.id } as const
      const opened = await dialogOpened(town, people.comms.id, { ...where, button: 'Prévenir les inscrits' })
      assert.match(JSON.stringify(opened.dialog), /1 personne participe/)
      const send = { ...where, card: cardOf(opened), button: 'Demander le visa' }
      const faulty = await town.dialog(people.comms.id, { ...send, inputs: { text: ' ', also: '', urgent: 'false' } })
      assert.match(JSON.stringify(faulty.dialog), /Champ obligatoire/)
      const asked = await town.dialog(people.comms.id, { ...send, inputs: { text, also: '', urgent: 'false' } })
      assert.match(JSON.stringify(asked.body), /Demandé à .*part de lui-même à 1 agent/)
      await approvedBy(town, people.head.id, text)
      const got = await inChat(town, coming.id, text, 'Pourquoi je reçois ceci')
      assert.match(readable(got), new RegExp(title))
      await report(text.length > 0 ? title : '', 'personnes inscrites', 'Terminée')
      assert.deepEqual([await copies(town, coming.id, text), await copies(town, doubting.id, text)], [1, 0])
    })

    it('is the word of who organises alone', async () => {
      const { town } = mary
      await town.say(doubting.id, `prévenir ${reference} Bonjour`)
      await inChat(town, doubting.id, 'Cette action est réservée aux personnes qui organisent l’événement')
      await town.say(people.comms.id, `prévenir ${reference} Bonjour`)
      await inChat(town, people.comms.id, 'Prévenir les inscrits', 'Bonjour', 'Demander le visa')
    })

    it('is corrected as all that is sent', async () => {
      const { town } = mary
      const card = await report(title, 'personnes inscrites', 'Corriger')
      const where = { in: 'channel', activityId: card.id } as const
      const opened = await dialogOpened(town, people.comms.id, { ...where, button: 'Corriger' })
      const done = await town.dialog(people.comms.id, {
        ...where,
        card: cardOf(opened),
        button: 'Soumettre à validation',
        inputs: { body: mended },
      })
      assertSubmitted(done)
      await approvedBy(town, people.head.id, mended)
      const ready = await report(title, 'Corriger maintenant')
      await eventually(async () => {
        const asked = await town.press(people.comms.id, {
          in: 'channel',
          activityId: ready.id,
          button: 'Corriger maintenant',
        })
        const button = /Corriger chez [^"]+? agents?/.exec(JSON.stringify(asked.body))?.[0]
        if (!button) return false
        return town.press(people.comms.id, { in: 'channel', activityId: ready.id, button }).then(
          ({ status }) => status === 200,
          () => false,
        )
      }, 'the correction starts')
      await inChat(town, coming.id, mended, 'Corrigé le')
      assert.equal(await copies(town, coming.id, text), 0)
    })

    it('is there for who registers afterwards, once, with the words that are true by then', async () => {
      const { town } = mary
      await says(doubting, 'Je participe')
      await inChat(town, doubting.id, 'avant votre inscription', mended)
      await says(doubting, 'Je ne participe pas')
      await says(doubting, 'Je participe')
      await report(title, 'Participent')
      const late = 'avant votre inscription'
      assert.deepEqual([await howMany(town, doubting.id, late), await howMany(town, coming.id, late)], [1, 0])
    })
  })
})
