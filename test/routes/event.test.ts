import assert from 'node:assert/strict'
import type { Person } from '../../src/sandbox/town/town.ts'
import { dayIn } from '../support/day-in.ts'
import { eventually } from '../support/eventually.ts'
import { type Mary, startMary } from '../support/mary.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { approvedBy, broadcastNow, retained, submitted } from '../support/steps.ts'

const title = 'Visite de la médiathèque'

describe('an event', () => {
  let mary: Mary
  let people: Cast
  /** Two of those who received it. */
  let first: Person
  let second: Person
  let reference: string

  before(async () => {
    mary = await startMary({ sandbox: { SANDBOX_PEOPLE: '120' } })
    people = await cast(mary.town)
    ;[first, second] = [people.agent, people.head]
  })
  after(() => mary?.close())

  const press = async (person: Person, button: string): Promise<string> => {
    const card = await inChat(mary.town, person.id, title, 'Pourquoi je reçois ceci')
    await pressed(mary.town, person.id, { activityId: card.id, button })
    const { activities } = await mary.town.chat(person.id)
    return readable(activities.find(one => one.id === card.id)!)
  }

  it('shows its approvers buttons that cannot be pressed', async () => {
    const { town } = mary
    const { card } = await retained(town, people, title)
    reference = await submitted(town, people, card, { title, kind: 'event', date: dayIn(30), time: '12:30', place: 'Médiathèque', capacity: '1' })
    const asked = await inChat(town, people.head.id, 'Approuver', title)
    assert.match(readable(asked), /Bouton\s: Je participe/)
    assert.doesNotMatch(JSON.stringify(asked), /event\.join/)
    await approvedBy(town, people.head.id, title)
    await approvedBy(town, people.otherComms.id, title)
    await broadcastNow(town, people.comms.id, await inChannel(town, people.comms.id, title, 'Vérifier les destinataires'))
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
    assert.ok(readable(told).includes('Je ne participe pas'))
  })

  it('is answered by typed words too, only by who received it', async () => {
    const { town } = mary
    await town.say(first.id, `participer ${reference}`)
    await inChat(town, first.id, 'Complet', 'en tête')
    await town.say(second.id, `ne pas participer ${Number(reference.slice(-4))}`)
    await inChat(town, first.id, 'Une place s’est libérée')
    const { people: all } = await town.people({ role: 'comms', situation: 'well', limit: 20 })
    const stranger = all.find(one => one.id !== first.id && one.id !== second.id && one.department !== people.department)!
    await town.say(stranger.id, `participer ${reference}`)
    await inChat(town, stranger.id, 'Je ne trouve pas cette référence')
  })

  it('shows comms no figure under five', async () => {
    const card = await eventually(async () => inChannel(mary.town, people.comms.id, title, 'Diffusée', 'Participent'), 'the report', 40_000)
    assert.match(readable(card), /"Places","value":"1"/)
    assert.match(readable(card), /"Participent","value":"moins de 5"/)
    assert.deepEqual(await mary.town.violations(), [])
  })
})
