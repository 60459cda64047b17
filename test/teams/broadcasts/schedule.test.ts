import assert from 'node:assert/strict'
import { createFakePorts } from '../../fakes/ports.ts'
import { approved, comms } from '../../fakes/walk.ts'
import { createChat, shownIn } from '../chat.ts'

describe('the form of Programmer', () => {
  const at = { date: '2026-12-01', time: '12:00' }

  it('speaks of a time that was approved only when one was, and proposes it', async () => {
    const free = createFakePorts()
    const { id: broadcastId } = (await approved(free)).broadcast
    const chat = createChat(free)
    const form = async () => shownIn([await chat.press(comms, 'broadcast.schedule', { broadcastId }, 'fetch')])
    assert.doesNotMatch(await form(), /Créneau validé/)
    await chat.press(comms, 'broadcast.scheduled', { broadcastId, ...at }, 'dialog')
    assert.doesNotMatch(await form(), /Créneau validé/)
    assert.match(await form(), /"value":"2026-12-01"/)

    const fixed = createFakePorts()
    const { broadcast } = await approved(fixed, { slotDate: '2026-12-01', slotTime: '11:00' })
    const shown = shownIn([
      await createChat(fixed).press(comms, 'broadcast.schedule', { broadcastId: broadcast.id }, 'fetch'),
    ])
    assert.match(shown, /Créneau validé/)
    assert.match(shown, /"value":"2026-12-01"/)
  })

  it('asks when where nothing was typed, and never shows what is no day or time', async () => {
    const ports = createFakePorts()
    const { reference } = (await approved(ports)).broadcast
    const chat = createChat(ports)
    const said = async (text: string) => shownIn(await chat.say(comms, text))
    const asked = await said(`programmer ${reference}`)
    assert.match(asked, /Input.Date/)
    assert.doesNotMatch(asked, /Champ obligatoire|Choisissez un jour\.","wrap/)
    const odd = await said(`programmer ${reference} bientôt`)
    assert.match(odd, /Date à écrire sous la forme 01\/12\/2026/)
    assert.doesNotMatch(odd, /"value":"bientot"/)
    const hour = await said(`programmer ${reference} 1er décembre 9h75`)
    assert.match(hour, /"text":"Heure à écrire sous la forme 9.h.30\."/)
    assert.match(hour, /"value":"2026-12-01"/, 'the day that was understood is kept')
    assert.match(await said(`programmer ${reference} demain 9h ou 10h`), /Heure à écrire/, 'nothing is guessed')
    assert.match(await said(`programmer ${reference} 2026-12-01`), /"text":"Choisissez une heure\."/)
  })

  it('reads a day and an hour as people write them, and shows what was understood', async () => {
    const ports = createFakePorts()
    const { reference, id } = (await approved(ports)).broadcast
    const chat = createChat(ports)
    const forWhen = async () => (await ports.broadcasts.byId(id))?.scheduledFor
    const shown = shownIn(await chat.say(comms, `programmer ${reference} 1er décembre à 9 h 30`))
    assert.equal(await forWhen(), '2026-12-01T08:30:00.000Z')
    assert.match(shown, /Départ le mardi 1er décembre à 9.h.30/)
    await chat.say(comms, `programmer ${reference} 2/12 14h`)
    assert.equal(await forWhen(), '2026-12-02T13:00:00.000Z')
    assert.match(shownIn(await chat.say(comms, `programmer ${reference} hier 9h`)), /Ce créneau est passé/)
    assert.equal(await forWhen(), '2026-12-02T13:00:00.000Z')
  })

  it('asks once where people may mean another day by it', async () => {
    const ports = createFakePorts()
    const { reference, id } = (await approved(ports)).broadcast
    const chat = createChat(ports)
    const forWhen = async () => (await ports.broadcasts.byId(id))?.scheduledFor ?? null
    const asked = shownIn(await chat.say(comms, `programmer ${reference} mardi prochain 9h`))
    assert.match(asked, /C’est bien le mardi 1er décembre à 9.h.\?.*"title":"Programmer"/)
    assert.equal(await forWhen(), null)
    await chat.say(comms, `programmer ${reference} mardi prochain 9h oui`)
    assert.equal(await forWhen(), '2026-12-01T08:00:00.000Z')
    const english = shownIn(await chat.say({ ...comms, locale: 'en' }, `schedule ${reference} 2/12 at 9am`))
    assert.match(english, /Is it on Wednesday 2 December at 09:00\? In numbers the day comes before the month\./)
    assert.equal(await forWhen(), '2026-12-01T08:00:00.000Z')
    assert.match(shownIn(await chat.say(comms, `programmer ${reference} 2/12 22h`)), /hors des heures de travail/)
    await chat.say(comms, `programmer ${reference} 2/12 22h oui`)
    assert.equal(await forWhen(), '2026-12-02T21:00:00.000Z')
  })

  it('is not shown where it is too late to send it', async () => {
    const ports = createFakePorts()
    const { broadcast } = await approved(ports)
    const { id: broadcastId, reference, version } = broadcast
    const chat = createChat(ports)
    await ports.commit({
      save: 'broadcast',
      row: { ...broadcast, version: version + 1, state: 'done', startedAt: ports.now() },
      ifVersion: version,
    })
    for (const shown of [
      shownIn(await chat.say(comms, `programmer ${reference}`)),
      shownIn([await chat.press(comms, 'broadcast.schedule', { broadcastId }, 'fetch')]),
    ]) {
      assert.doesNotMatch(shown, /Input.Date/)
      assert.match(shown, /possible à ce stade/)
    }
  })

  it('comes back filled, with the reason', async () => {
    const ports = createFakePorts()
    const { id: broadcastId } = (await approved(ports)).broadcast
    const input = { broadcastId, date: '2026-11-01', time: '12:00' }
    const shown = shownIn([await createChat(ports).press(comms, 'broadcast.scheduled', input, 'dialog')])
    assert.match(shown, /Ce créneau est passé/)
    assert.match(shown, /"value":"2026-11-01"/)
    assert.match(shown, /"value":"12:00"/)
  })
})
