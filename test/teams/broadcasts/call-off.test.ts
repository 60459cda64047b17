import assert from 'node:assert/strict'
import type { Broadcast } from '../../../src/core/domain/broadcasts/broadcast.ts'
import { nameOrganiser } from '../../../src/core/use-cases/events/board/name-organiser.ts'
import { brought, carried } from '../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../fakes/ports.ts'
import { received } from '../../fakes/received.ts'
import { actor, alice } from '../../fakes/town.ts'
import { comms, otherComms } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

describe('calling an event off, by words and buttons', () => {
  let ports: FakePorts
  let chat: Chat
  let broadcast: Broadcast
  let n: string
  beforeEach(async () => {
    ports = createFakePorts()
    chat = createChat(ports)
    ;({ broadcast } = await brought(ports, {
      kind: 'event',
      date: '2026-12-02',
      time: '12:30',
      place: 'Médiathèque',
      title: 'Visite libre',
    }))
    n = String(Number(broadcast.postReference.split('-')[2]))
    received(ports, broadcast.id, [alice])
  })
  const a = actor(alice)
  const off = async () => (await ports.broadcasts.changing(broadcast.id)).find(({ kind }) => kind === 'call-off')
  const press = (fields: object, who = comms) =>
    chat.press(who, 'broadcast.calledoff', { broadcastId: broadcast.id, ...fields }, 'dialog')

  it('opens in its dialog; what is wrong stands beside the field, and nothing that was typed is lost', async () => {
    const asked = await chat.press(comms, 'broadcast.calloff', { broadcastId: broadcast.id }, 'fetch')
    assert.ok(asked.kind === 'dialog' && asked.title === 'Annuler l’événement')
    assert.match(shownIn(asked), /Visite libre.*Annuler chez 3 agents/)
    assert.match(shownIn(await press({ people: '3', reason: '  ' })), /Champ obligatoire/)
    const long = 'orage '.repeat(40)
    assert.match(shownIn(await press({ people: '3', reason: long })), /orage orage.*200 caractères au plus/)
    assert.match(
      shownIn(await press({ people: '2', reason: 'Orages' })),
      /Le nombre a changé.*Orages.*Annuler chez 3 agents/,
    )
    assert.equal(await off(), undefined)
    const done = await press({ people: '3', reason: 'Orages' })
    assert.match(shownIn(done), /L’annulation DIF-.* est partie/)
    assert.equal((await off())?.reason, 'Orages')
    assert.match(shownIn(await press({ people: '3', reason: 'Orages' })), /en train d’être modifiées/)
  })

  it('« annuler l’événement 42 motif » asks; with the number that was shown it confirms, another one is part of the reason', async () => {
    assert.match(shownIn(await chat.say(comms, `annuler l’événement ${n}`)), /Annuler chez 3 agents/)
    assert.match(
      shownIn(await chat.say(comms, `Annuler l'evenement ${n} 30 cm de neige`)),
      /30 cm de neige.*Annuler chez 3 agents/,
    )
    assert.match(shownIn(await chat.say(comms, `annuler l’événement ${n} 3`)), /Champ obligatoire/)
    assert.equal(await off(), undefined)
    assert.match(shownIn(await chat.say(comms, `annuler l’événement ${n} 3 : 30 cm de neige`)), /est partie/)
    assert.equal((await off())?.reason, '30 cm de neige')
    assert.match(shownIn(await chat.say(comms, `cancel the event ${n} 3`)), /en train d’être modifiées/)
    await carried(ports, (await off())!.id)
    assert.match(shownIn(await chat.say(comms, `annuler l’événement ${n}`)), /est annulé.*définitif/)
    assert.match(shownIn(await chat.say(a, `participer ${n}`)), /L’événement est annulé \(30 cm de neige\)\./)
    assert.match(shownIn(await chat.say(comms, 'annuler l’événement 999')), /ne trouve pas/)
  })

  it('tells whoever organises it, and is not of comms, whom to ask; others, that it is not theirs', async () => {
    assert.match(shownIn(await chat.say(a, `annuler l’événement ${n} Orages`)), /réservée à l’équipe communication/)
    const named = await nameOrganiser(ports, comms, { postId: broadcast.postId, to: alice.mail }, settings)
    assert.equal(named.kind, 'organiser-named')
    const said = shownIn(await chat.say(a, `annuler l’événement ${n} Orages`))
    assert.match(said, /Seule l’équipe communication annule.*Transmettre à la communication/)
    assert.match(shownIn(await press({ people: '3', reason: 'Orages' }, a)), /réservée à l’équipe communication/)
    assert.equal(await off(), undefined)
    const board = { postId: broadcast.postId, open: '', index: 0 }
    assert.match(shownIn(await chat.press(a, 'event.list', board)), /adressez-vous à l’équipe communication/)
    const ofComms = shownIn(await chat.press(comms, 'event.list', board))
    assert.match(ofComms, /Annuler l’événement.*broadcast\.calloff/)
    assert.doesNotMatch(ofComms, /adressez-vous/)
  })

  it('above the ceiling is confirmed by a second person, with the reason of the first before them', async () => {
    ports.report.counts.delivered = settings.fourEyesOver + 1
    const people = String(settings.fourEyesOver + 1)
    assert.match(shownIn(await press({ people, reason: 'Orages' })), /Votre confirmation est gardée/)
    const asked = shownIn(await chat.press(otherComms, 'broadcast.calloff', { broadcastId: broadcast.id }, 'fetch'))
    assert.match(asked, /Orages/)
    assert.match(shownIn(await press({ people }, otherComms)), /est partie/)
    assert.deepEqual([(await off())?.reason, (await off())?.firstBy?.id], ['Orages', comms.id])
  })
})
