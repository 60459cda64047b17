import assert from 'node:assert/strict'
import type { Person } from '../../sandbox/town/town.ts'
import { corrected } from '../support/corrected.ts'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import type { Mary } from '../support/mary.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { colleaguesOf } from '../support/sent-event.ts'
import { approvedBy, broadcastNow, retained, submitted } from '../support/steps.ts'
import { onStores } from '../support/stores.ts'

const title = 'Visite de la médiathèque'
const oldPlace = 'Salle Jaurès'
const newPlace = 'Salle Pottier'

onStores(['PostgreSQL'], open => {
  describe('an event', function () {
    this.timeout(180_000)
    let mary: Mary
    let people: Cast
    /** Two of those who received it. */
    let first: Person
    let second: Person
    /** Another one, who said nothing yet. */
    let silent: Person
    let reference: string

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120' } })
      people = await cast(mary.town)
      const [other, another] = await colleaguesOf(mary.town, people, 'department')
      assert.ok(other && another, 'three who receive it, and approve nothing')
      ;[first, second, silent] = [people.agent, other, another]
    })
    after(() => mary?.close())

    /** What a person can read in their chat of Mary's cards that are still there. */
    const cardsOf = async ({ id }: Person): Promise<string[]> =>
      (await mary.town.chat(id)).activities
        .filter(one => one.from.bot && !one.deleted && one.attachments?.length)
        .map(readable)
    const press = async (person: Person, button: string): Promise<string> => {
      const card = await inChat(mary.town, person.id, title, 'Pourquoi je reçois ceci')
      await pressed(mary.town, person.id, { activityId: card.id, button })
      const { activities } = await mary.town.chat(person.id)
      return readable(activities.find(one => one.id === card.id)!)
    }

    it('shows its approvers buttons that cannot be pressed', async () => {
      const { town } = mary
      const { card } = await retained(town, people, title)
      reference = await submitted(town, people, card, {
        title,
        kind: 'event',
        date: dayIn(30),
        time: '12:30',
        place: oldPlace,
        capacity: '1',
      })
      const asked = await inChat(town, people.head.id, 'Approuver', title)
      assert.match(readable(asked), /Bouton\s: Je participe/)
      assert.doesNotMatch(JSON.stringify(asked), /event\.join/)
      await approvedBy(town, people.head.id, title)
      await approvedBy(town, people.otherComms.id, title)
      await broadcastNow(
        town,
        people.comms.id,
        await inChannel(town, people.comms.id, title, 'Vérifier les destinataires'),
      )
    })

    it('gives its one place, then a waiting list', async () => {
      const going = await press(first, 'Je participe')
      assert.match(going, /Vous participez\. Il ne reste plus de place\./)
      assert.match(going, /"Je ne participe pas"/)
      assert.doesNotMatch(going, /"Je participe"/)
      assert.match(await press(second, 'Je participe'), /Complet\s: vous êtes en tête de la liste d’attente/)
    })

    it('tells who waited, in their own chat, that a place became free', async () => {
      const left = await press(first, 'Je ne participe pas')
      assert.match(left, /Vous ne participez pas\./)
      assert.match(left, /"Je participe"/)
      const told = await inChat(mary.town, second.id, 'Une place s’est libérée')
      assert.ok(readable(told).includes('Je ne participe pas') && readable(told).includes(oldPlace))
      assert.ok(!readable(told).includes('Texte de la publication'), 'the text stands on the delivered card alone')
      // Also the card that was delivered: it does not say « liste d’attente » beside one that says « vous participez ».
      await eventually(async () => {
        const delivered = (await cardsOf(second)).filter(text => text.includes('Pourquoi je reçois ceci'))
        return (
          delivered.length === 1 &&
          delivered[0]!.includes('Vous participez.') &&
          !delivered[0]!.includes('liste d’attente')
        )
      }, 'the delivered card says that they take part')
    })

    it('is answered by typed words too, only by who received it', async () => {
      const { town } = mary
      await town.say(first.id, `participer ${reference}`)
      await inChat(town, first.id, 'Complet', 'en tête')
      await town.say(second.id, `ne pas participer ${Number(reference.slice(-4))}`)
      await inChat(town, first.id, 'Une place s’est libérée')
      const { people: all } = await town.people({ role: 'comms', situation: 'well', limit: 20 })
      const stranger = all.find(
        one => one.id !== first.id && one.id !== second.id && one.department !== people.department,
      )!
      await town.say(stranger.id, `participer ${reference}`)
      await inChat(town, stranger.id, 'Vous n’avez reçu aucun événement de ce numéro')
    })

    it('is answered by an assistant for who named them: both cards say so, until they answer themselves', async () => {
      const { town } = mary
      await town.say(silent.id, `mon assistant ${first.mail}`)
      await inChat(town, first.id, `Vous pouvez répondre pour ${silent.displayName}`)
      await inChat(town, silent.id, `${first.displayName} peut répondre pour vous`, 'Mettre fin')
      await town.say(first.id, `répondre pour ${silent.displayName} ${reference}`)
      const card = await inChat(town, first.id, `Vous répondez pour ${silent.displayName}`, title)
      await pressed(town, first.id, { activityId: card.id, button: 'Peut-être' })
      await inChat(town, silent.id, `${first.displayName} a répondu pour vous`, title)
      const delivered = async () => (await cardsOf(silent)).find(text => text.includes('Pourquoi je reçois ceci'))!
      const byThem = `Réponse donnée pour vous par ${first.displayName}`
      await eventually(async () => (await delivered()).includes(byThem), 'the delivered card says who answered')
      await town.say(silent.id, `ne pas participer ${reference}`)
      await eventually(async () => !(await delivered()).includes(byThem), 'their own answer is theirs')
      const theirs = async () => (await cardsOf(first)).filter(text => text.includes('Vous répondez pour'))
      await eventually(async () => (await theirs())[0]?.includes('Vous ne participez pas') ?? false, 'it follows')
      await town.say(first.id, `répondre pour ${silent.displayName} ${reference} participer`)
      await inChat(town, first.id, 'a déjà répondu')
      await town.say(silent.id, `retirer mon assistant ${first.displayName}`)
      await eventually(async () => (await theirs()).length === 0, 'the card goes with the right')
      await town.say(first.id, `répondre pour ${silent.displayName} ${reference} participer`)
      await inChat(town, first.id, 'Vous ne répondez à la place de personne')
    })

    it('follows a correction on every card of its readers, and tells whoever is registered of the new place', async () => {
      const { town } = mary
      await corrected(town, people, title, { place: newPlace })
      await inChat(town, first.id, `Le lieu change\u00a0: ${newPlace}`)
      await inChannel(town, people.comms.id, 'Correction de', 'personnes sur', '(100')
      for (const person of [first, second]) {
        const cards = await cardsOf(person)
        assert.deepEqual(
          cards.filter(text => text.includes(oldPlace)),
          [],
          'nobody reads the old place',
        )
        const delivered = cards.filter(text => text.includes('Pourquoi je reçois ceci'))
        assert.equal(delivered.length, 1)
        assert.match(delivered[0]!, /Corrigé le/)
        assert.equal(
          delivered[0]!.includes('Vous participez.'),
          person === first,
          'the card still says where its reader stands',
        )
        assert.equal(
          cards.some(text => text.includes('Le lieu change')),
          person === first,
        )
      }
    })

    it('shows comms, who read the list, how many come', async () => {
      const card = await eventually(
        async () => inChannel(mary.town, people.comms.id, title, 'Diffusée', 'Participent'),
        'the report',
        40_000,
      )
      assert.match(readable(card), /"Places","value":"1"/)
      assert.match(readable(card), /"Participent","value":"1"/)
    })

    it('leaves nothing behind when it is taken back: no card of it, no button, and whoever is registered is told', async () => {
      const { town } = mary
      const card = await inChannel(town, people.comms.id, title, 'Retirer chez tous')
      const where = { in: 'channel', activityId: card.id } as const
      const asked = await eventually(
        async () => {
          const answer = await pressed(town, people.comms.id, { ...where, button: 'Retirer chez tous' })
          return JSON.stringify(answer.body).includes('Les personnes inscrites ou indécises sont prévenues') && answer
        },
        'what is asked before the removal',
        90_000,
      )
      const button = /Retirer chez [^"]+? agents/.exec(JSON.stringify(asked.body))![0]
      await pressed(town, people.comms.id, { ...where, button })
      await inChat(town, first.id, 'L’événement est annulé', title)
      await inChannel(town, people.comms.id, 'Retrait de', 'Retirées', 'personnes sur', '(100')
      for (const person of (await town.people({ limit: 200 })).people) {
        const cards = await cardsOf(person)
        assert.deepEqual(
          cards.filter(text => /"Je (ne )?participe/.test(text)),
          [],
          person.displayName,
        )
        assert.equal(
          cards.filter(text => text.includes('L’événement est annulé')).length,
          person.id === first.id ? 1 : 0,
        )
      }
      await town.say(second.id, `participer ${reference}`)
      await inChat(town, second.id, 'L’événement est annulé')
      assert.deepEqual(await mary.town.violations(), [])
    })
  })
})
