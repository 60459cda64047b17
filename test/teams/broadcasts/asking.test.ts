import assert from 'node:assert/strict'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, camille, karim, person } from '../../fakes/town.ts'
import { approved, comms, otherComms } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

describe('asking to send', () => {
  let ports: FakePorts
  let chat: Chat
  let id: string
  let reference: string

  beforeEach(async () => {
    ports = createFakePorts()
    chat = createChat(ports)
    const { broadcast } = await approved(ports)
    ;({ id, reference } = broadcast)
  })
  const now = async () => (await ports.broadcasts.byId(id))!

  it('says where it stands to whoever types what is not possible now', async () => {
    assert.match(shownIn(await chat.say(comms, `arrêter ${reference}`)), /Prête.*pas possible à ce stade/)
    assert.match(shownIn(await chat.press(comms, 'broadcast.stop', { broadcastId: id })), /Vérifier les destinataires/)
  })

  it('has a way back to the card', async () => {
    const asked = shownIn(await chat.press(comms, 'broadcast.send', { broadcastId: id }))
    assert.match(asked, /Revenir.*Diffuser à 9 agents/)
    assert.match(shownIn(await chat.press(comms, 'broadcast.show', { broadcastId: id })), /Vérifier les destinataires/)
    assert.equal((await now()).state, 'ready')
  })

  it('tells why it goes now, once, and asks anew for the present number', async () => {
    await chat.press(comms, 'broadcast.send', { broadcastId: id })
    assert.match(
      shownIn(await chat.press(comms, 'broadcast.confirm', { broadcastId: id, people: 3 })),
      /Diffuser à 9 agents/,
    )
    assert.equal((await now()).state, 'ready')
    assert.match(
      shownIn(await chat.press(comms, 'broadcast.confirm', { broadcastId: id, people: '9' })),
      /Suspendre|établit la liste/,
    )
  })

  it('is programmed by words within quiet hours only when it is said again that it is meant', async () => {
    const typed = `programmer ${reference} 2026-12-01 22:00`
    assert.match(shownIn(await chat.say(comms, typed)), /hors des heures de travail.*Programmer quand même/)
    assert.equal((await now()).state, 'ready')
    await chat.say(comms, `${typed} oui`)
    assert.equal((await now()).scheduledFor, '2026-12-01T21:00:00.000Z')
  })

  it('says which moment is meant where the clocks change', async () => {
    const at = (date: string, time: string) =>
      chat.press(comms, 'broadcast.scheduled', { broadcastId: id, date, time }, 'dialog')
    assert.match(shownIn(await at('2027-03-28', '02:30')), /n’existe pas.*28 mars à 3\u202fh\u202f30/)
    assert.match(shownIn(await at('2027-10-31', '02:30')), /existe deux fois.*31 octobre à 2\u202fh\u202f30/)
    assert.deepEqual(
      await chat.press(
        comms,
        'broadcast.scheduled',
        { broadcastId: id, date: '2027-03-28', time: '02:30', agreed: '2027-03-28T01:30:00.000Z', people: '' },
        'dialog',
      ),
      { kind: 'done' },
    )
  })

  it('comes back filled when the event would be over by then, or the approved time has passed', async () => {
    const event = createFakePorts()
    const { broadcast } = await approved(event, {
      kind: 'event',
      date: '2026-12-01',
      time: '10:00',
      place: 'Hôtel de ville',
    })
    const press = (ports: FakePorts, broadcastId: string, date: string) =>
      createChat(ports).press(comms, 'broadcast.scheduled', { broadcastId, date, time: '10:00' }, 'dialog')
    const late = shownIn(await press(event, broadcast.id, '2026-12-02'))
    assert.match(late, /déjà passé ce jour-là/)
    assert.match(late, /"value":"2026-12-02"/)
    assert.deepEqual(await press(event, broadcast.id, '2026-12-01'), { kind: 'done' })

    const slot = createFakePorts()
    const fixed = (await approved(slot, { slotDate: '2026-11-26', slotTime: '10:00' })).broadcast
    slot.pass(3 * 24 * 3_600_000)
    assert.match(shownIn(await press(slot, fixed.id, '2026-12-02')), /moment validé est passé \(le jeudi 26 novembre/)
  })

  it('tells whoever had programmed it when an edit or a withdrawn visa ends it', async () => {
    await chat.press(
      otherComms,
      'broadcast.scheduled',
      { broadcastId: id, date: '2026-12-01', time: '10:00' },
      'dialog',
    )
    await chat.press(comms, 'post.cancel', { postId: (await now()).postId })
    const { dropped, state } = await now()
    assert.deepEqual(
      [state, dropped?.by.id, dropped?.because, dropped?.scheduled?.by.id],
      ['cancelled', comms.id, 'given-up', otherComms.id],
    )
    assert.ok(ports.jobs.some(row => row.job === 'placement.refresh' && row.data.key === `dropped:${id}`))
    assert.match(
      shownIn(await chat.press(comms, 'broadcast.show', { broadcastId: id })),
      /Camille Durand a abandonné la publication/,
    )
  })
})

describe('a broadcast under way, by words and buttons', () => {
  it('is paused, resumed, stopped, and sent again to the uncertain', async () => {
    const ports = createFakePorts()
    const chat = createChat(ports)
    const {
      broadcast: { id, reference },
    } = await approved(ports)
    const now = async () => (await ports.broadcasts.byId(id))!
    await chat.say(comms, `diffuser ${reference}`)
    await chat.say(comms, `diffuser ${reference} 9`)
    ports.tamper('broadcast', { ...(await now()), state: 'running', planned: 9 })
    Object.assign(ports.report.counts, { delivered: 4, queued: 5 })
    assert.match(shownIn(await chat.say(comms, `suspendre ${reference}`)), /Reprendre/)
    assert.equal((await now()).state, 'paused')
    assert.match(shownIn(await chat.say(comms, `reprendre ${reference}`)), /Suspendre/)
    await chat.say(comms, `arrêter ${reference}`)
    assert.equal((await now()).state, 'stopped')
    Object.assign(ports.report.counts, { queued: 0, unknown: 5 })
    assert.match(
      shownIn(await chat.say(comms, `renvoyer ${reference}`)),
      /Renvoyer à 5 agents incertains.*deux fois.*Revenir/,
    )
    assert.equal((await now()).state, 'stopped', 'asked first')
    assert.match(
      shownIn(await chat.press(comms, 'broadcast.resent', { broadcastId: id, people: 4 })),
      /Renvoyer à 5 agents incertains/,
    )
    await chat.say(comms, `renvoyer ${reference} 5`)
    assert.deepEqual([(await now()).state, ports.requeued], ['running', [`unknown ${id}`]])
  })
})

describe('perimeters, on their card', () => {
  const admin = actor(karim, 'comms', 'admin')

  it('are for administrators: added, refused with the reason, removed', async () => {
    const ports = createFakePorts()
    const chat = createChat(ports)
    ports.town.groups.push({
      id: '33333333-3333-4333-8333-333333333333',
      name: 'Auteurs *Voirie*',
      members: [camille.id],
    })
    assert.match(shownIn(await chat.say(comms, 'périmètres')), /Seul un administrateur/)
    assert.match(shownIn(await chat.say(actor(person('Zoé Test')), 'périmètres')), /Seul un administrateur/)
    assert.match(shownIn(await chat.say(admin, 'périmètres')), /Aucun périmètre/)
    assert.match(
      shownIn(await chat.press(admin, 'perimeter.add', { group: 'Inconnu', departments: 'Voirie' })),
      /Je ne trouve pas ce groupe.*"value":"Inconnu"/,
    )
    assert.match(
      shownIn(await chat.press(comms, 'perimeter.add', { group: 'Auteurs', departments: 'Voirie' })),
      /Seul un administrateur/,
    )
    assert.match(
      shownIn(await chat.press(admin, 'perimeter.add', { group: 'Auteurs', departments: 'Voirie' })),
      /S’adresse à\u00a0: Voirie/,
    )
    const { broadcast } = await approved(ports, { departments: 'Communication', everyone: 'false' }).catch(() => ({
      broadcast: null,
    }))
    assert.equal(broadcast, null, 'Camille may not submit it')
    const [perimeter] = await ports.perimeters.all()
    assert.match(
      shownIn(await chat.press(admin, 'perimeter.remove', { perimeterId: perimeter!.id })),
      /Aucun périmètre/,
    )
  })
})
