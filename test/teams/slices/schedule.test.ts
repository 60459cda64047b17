import assert from 'node:assert/strict'
import { createFakePorts } from '../../fakes/ports.ts'
import { approved, comms } from '../../fakes/walk.ts'
import { createChat, shownIn } from './chat.ts'

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
    const shown = shownIn([await createChat(fixed).press(comms, 'broadcast.schedule', { broadcastId: broadcast.id }, 'fetch')])
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
    const odd = await said(`programmer ${reference} 1er décembre 9h`)
    assert.match(odd, /Date à écrire sous la forme/)
    assert.doesNotMatch(odd, /"value":"1er"|"value":"décembre"/)
    assert.match(await said(`programmer ${reference} 2026-12-01`), /"text":"Choisissez une heure\."/)
  })

  it('is not shown where it is too late to send it', async () => {
    const ports = createFakePorts()
    const { broadcast } = await approved(ports)
    const { id: broadcastId, reference, version } = broadcast
    const chat = createChat(ports)
    await ports.commit({ save: 'broadcast', row: { ...broadcast, version: version + 1, state: 'done', startedAt: ports.now() }, ifVersion: version })
    for (const shown of [shownIn(await chat.say(comms, `programmer ${reference}`)), shownIn([await chat.press(comms, 'broadcast.schedule', { broadcastId }, 'fetch')])]) {
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
