import assert from 'node:assert/strict'
import type { Person } from '../../sandbox/town/town.ts'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { answers, colleaguesOf, sentEvent } from '../support/sent-event.ts'
import { cardOf } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const title = 'Fête des services'
const reason = 'Alerte orange aux orages'

onStores(['PostgreSQL'], open => {
  describe('an event that is called off', function () {
    this.timeout(300_000)
    let mary: StoredMary
    let people: Cast
    /** `going` has the only place, `waiting` waits for it; `other` said nothing. */
    let going: Person
    let waiting: Person
    let other: Person
    let reference: string

    before(async () => {
      // So slowly that a death in the middle is one.
      mary = await open({
        sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' },
        env: { BROADCAST_PER_SECOND: '8' },
      })
      people = await cast(mary.town)
      ;[waiting, other] = (await colleaguesOf(mary.town, people, 'department')) as [Person, Person]
      going = people.agent
      reference = await sentEvent(mary.town, people, { title, place: 'Salle Jaurès', capacity: '1', everyone: 'true' })
    })
    after(() => mary?.close())

    /** What a person can read of Mary's cards that are still there. */
    const cardsOf = async ({ id }: Pick<Person, 'id'>): Promise<string[]> =>
      (await mary.town.chat(id)).activities
        .filter(one => one.from.bot && !one.deleted && one.attachments?.length)
        .map(readable)
    const isDelivered = (text: string): boolean => /Pourquoi je reçois ceci|Why do I get this/.test(text)
    const saysSo = (text: string): boolean => /Événement annulé|Event cancelled/.test(text)
    const tells = (text: string): boolean => text.includes('L’événement est annulé')
    const join = (person: Person) => answers(mary.town, person, title, 'Je participe')
    const everybody = async () => (await mary.town.people({ limit: 200 })).people
    /** Delivered cards of all, by whether they say it. */
    const counted = async (): Promise<{ said: number; silent: number }> => {
      const all = (await Promise.all((await everybody()).map(cardsOf))).flat()
      const delivered = all.filter(text => isDelivered(text) && text.includes(title))
      const said = delivered.filter(saysSo).length
      return { said, silent: delivered.length - said }
    }

    it('is called off at once though Mary is saying on every card that it is full, and half of it when she is killed', async () => {
      const { town } = mary
      const report = await eventually(
        () => inChannel(town, people.comms.id, title, 'Diffusée', 'Annuler l’événement'),
        'the report',
        120_000,
      )
      await join(going)
      await join(waiting)
      await eventually(
        async () =>
          (await mary.ask(`select 1 from broadcast where doc->>'kind' = 'remark' and doc->>'state' = 'running'`))
            .length > 0,
        'she says that it is full',
        60_000,
      )
      const where = { in: 'channel', activityId: report.id } as const
      const asked = await pressed(town, people.comms.id, { ...where, button: 'Annuler l’événement' })
      const button = /Annuler chez [^"]+? agents/.exec(JSON.stringify(asked))?.[0]
      assert.ok(button, JSON.stringify(asked).slice(0, 400))
      assert.match(JSON.stringify(asked), /2 personnes inscrites/)
      const dialog = { ...where, card: cardOf(asked) }
      const done = await town.dialog(people.comms.id, { ...dialog, button, inputs: { reason } })
      assert.match(JSON.stringify(done.body), /L’annulation DIF-\d{4}-\d+ est partie/)
      await eventually(async () => (await counted()).said >= 10, 'ten cards say so', 60_000)
      await mary.kill()
      const { said, silent } = await counted()
      assert.ok(said >= 10 && silent > 0, `${said} say so, ${silent} do not`)
      await mary.start()
    })

    it('says so on every card, which stays and asks nothing any more; whoever is registered is told why, once', async () => {
      await eventually(async () => (await counted()).silent === 0, 'every card says so', 200_000)
      await inChannel(mary.town, people.comms.id, 'Annulation de l’événement', 'Annulé chez tous', reason)
      for (const person of await everybody()) {
        const cards = (await cardsOf(person)).filter(text => text.includes(title))
        const buttons = /"(Je participe|Je ne participe pas|Peut-être|I am coming)"/
        assert.deepEqual(
          cards.filter(text => buttons.test(text)),
          [],
          person.displayName,
        )
        assert.ok(cards.filter(isDelivered).length <= 1, person.displayName)
        const told = cards.filter(text => !isDelivered(text) && tells(text))
        const counts = person.id === going.id || person.id === waiting.id
        assert.equal(told.length, counts ? 1 : 0, person.displayName)
        for (const text of told) assert.match(text, new RegExp(`Motif.: ${reason}`))
      }
    })

    it('stays cancelled: nobody answers, gets a place or corrects it; its cards can still be taken back, told to nobody again', async () => {
      const { town } = mary
      await town.say(other.id, `participer ${reference}`)
      await inChat(town, other.id, `L’événement est annulé (${reason})`)
      const report = await inChannel(town, people.comms.id, title, 'puis événement annulé', 'Retirer chez tous')
      assert.doesNotMatch(readable(report), /"Corriger"|"Annuler l’événement"|"Prévenir les inscrits"/)
      await town.say(people.comms.id, `annuler l’événement ${reference} encore`)
      await inChat(town, people.comms.id, 'Cet événement est annulé')
      const where = { in: 'channel', activityId: report.id } as const
      const asked = await pressed(town, people.comms.id, { ...where, button: 'Retirer chez tous' })
      const button = /Retirer chez [^"]+? agents/.exec(JSON.stringify(asked.body))![0]
      await pressed(town, people.comms.id, { ...where, button })
      await eventually(async () => (await counted()).said === 0, 'no card is left', 120_000)
      for (const person of [going, waiting])
        assert.equal((await cardsOf(person)).filter(tells).length, 1, person.displayName)
      assert.deepEqual(await town.violations(), [])
    })
  })
})
