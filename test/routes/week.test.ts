import assert from 'node:assert/strict'
import { daysLater, localTime } from '../../src/core/domain/working-time/local-time.ts'
import { weekOf } from '../../src/core/domain/week/week.ts'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { approvedBy, howManyInChannel, retained, submitted } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

onStores(['PostgreSQL'], open => {
  describe('the week in chat', () => {
    let mary: StoredMary
    let people: Cast
    let reference: string
    let digest: { id: string } | null = null
    const title = 'La semaine du vélo'
    const { to } = weekOf(dayIn(0))

    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' } })
      people = await cast(mary.town)
      const { card } = await retained(mary.town, people, title)
      reference = await submitted(mary.town, people, card, { title, slotDate: to, slotTime: '23:58' })
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await mary.town.violations(), []))

    it('is posted in the channel', async function () {
      // On a Sunday its job would find that the week is over.
      if (dayIn(0) === to && localTime(new Date().toISOString(), 'Europe/Paris').time > '23:50') return this.skip()
      const { town } = mary
      const { comms, head } = people
      const { from } = weekOf(dayIn(0))
      await mary.ask(
        `insert into asked_job (name, key, data, due) values ('week.digest', $1, jsonb_build_object('monday', $1::text), now())`,
        from,
      )
      digest = await inChannel(town, comms.id, 'Voir la semaine', reference, head.displayName)
    })

    it('stays true after a visa', async function () {
      const { town } = mary
      const { comms, head } = people
      await approvedBy(town, head.id, title)
      if (digest === null) return this.skip()
      await eventually(async () => {
        const { threads } = await town.channel(comms.id)
        const now = threads.flatMap(({ activities }) => activities).find(({ id }) => id === digest?.id)
        return now !== undefined && !readable(now).includes(head.displayName)
      }, 'the digest waits for somebody else')
      assert.equal(await howManyInChannel(town, comms.id, 'Voir la semaine'), 1)
    })

    it('is shown by the word, unfolds the line that is pressed, and moves it', async () => {
      const { town } = mary
      const { comms } = people
      await eventually(async () => (await town.say(comms.id, 'semaine')).status === 200, 'Mary takes the word')
      const card = await inChat(town, comms.id, 'Semaine', reference, 'en validation')
      await pressed(town, comms.id, { activityId: card.id, button: `Choisir ${reference}, Teams` })
      await pressed(town, comms.id, { activityId: card.id, button: 'Décaler' })
      const inputs = { date: daysLater(to, { days: 2 }), time: '10:00' }
      await pressed(town, comms.id, { activityId: card.id, button: 'Décaler', inputs })
      const asked = await inChat(town, comms.id, 'rouvre la diffusion')
      assert.equal(asked.id, card.id)
      await pressed(town, comms.id, { activityId: card.id, button: 'Décaler quand même', inputs })
      const moved = await inChat(town, comms.id, 'décalée au', reference)
      assert.equal(moved.id, card.id)
      assert.match(readable(moved).replaceAll('\u202f', ' '), /Mar\. 10 h/)
    })

    it('moves, plans and duplicates by typed words, in English too', async () => {
      const { town } = mary
      const { comms } = people
      const number = Number(reference.slice(-4))
      const day = daysLater(to, { days: 3 })
      await town.say(comms.id, `canaux ${number} bluesky ${day} 14 h`)
      // What is sealed goes nowhere without words of its own there.
      await inChat(town, comms.id, 'Il manque le texte pour ce canal')
      await town.say(comms.id, `décaler ${number} ${day} 11 h oui`)
      await inChat(town, comms.id, `${reference} (Teams)`, 'décalée au mercredi')
      await town.say(comms.id, `dupliquer ${number} vers ${day} 9 h`)
      const copied = readable(await inChat(town, comms.id, 'Copie créée', 'brouillon'))
      const [, copy = ''] = /Copie créée[^P]*PUB-\d{4}-(\d+)/.exec(copied) ?? /PUB-\d{4}-(\d+)/.exec(copied) ?? []
      await town.say(comms.id, `canaux ${Number(copy)} bluesky ${day} 14 h`)
      await inChat(town, comms.id, 'prévue sur Bluesky')
      await town.say(comms.id, 'next week')
      await inChat(town, comms.id, reference, 'Bluesky', 'Teams')
    })

    it('is counted, and its figures come as a workbook that a job writes', async () => {
      const { town } = mary
      const { comms } = people
      await town.say(comms.id, 'bilan')
      await inChat(town, comms.id, 'Propositions reçues', 'Exporter (Excel)')
      await town.say(comms.id, 'exporter le bilan')
      await inChat(town, comms.id, 'en classeur', 'Ouvrir le fichier (Excel)')
    })

    it('is for the communication team alone', async () => {
      const { town } = mary
      await town.say(people.agent.id, 'semaine')
      await inChat(town, people.agent.id, 'réservée à l’équipe communication')
    })
  })
})
