import assert from 'node:assert/strict'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const initiativeId = '11111111-2222-4333-8444-555555555555'
const author = actor(alice)

describe('« Me citer »', () => {
  let ports: FakePorts
  let chat: Chat
  const read = async () => (await ports.initiatives.byId(initiativeId))!
  const send = (more: object = {}) =>
    chat.press(author, 'initiative.submit', { initiativeId, title: 'Une ruche', text: 'Du miel', ...more })
  beforeEach(() => {
    ports = createFakePorts()
    chat = createChat(ports)
  })

  it('is asked in the form, and stays ticked when the form comes back', async () => {
    assert.match(shownIn(await chat.say(author, 'proposer')), /Citez mon nom et ma direction/)
    const again = shownIn(await send({ title: '', credited: 'true' }))
    assert.match(again, /"id":"credited"[^}]*"value":"true"|"value":"true"[^}]*"id":"credited"/)
    assert.match(shownIn(await send({ credited: 'true', onBehalfOf: 'Josiane' })), /quelqu’un d’autre/)
    await send({ credited: 'true' })
    assert.equal((await read()).credited, true)
  })

  it('is changed on the receipt and by words, each of which only goes one way', async () => {
    const receipt = shownIn(await send())
    assert.match(receipt, /"Me citer"/)
    assert.ok(!receipt.includes('Ne plus me citer'))
    const named = shownIn(await chat.press(author, 'initiative.credit', { initiativeId }))
    assert.match(named, /Ne plus me citer/)
    assert.match(named, /elle dira que l’idée vient de vous/)
    await chat.say(author, 'ne plus me citer 1')
    assert.equal((await read()).credited, false)
    await chat.say(author, 'me citer 1')
    await chat.say(author, 'me citer 1')
    assert.equal((await read()).credited, true)
    await chat.press(comms, 'initiative.decline', { initiativeId })
    await chat.press(comms, 'initiative.declined', { initiativeId, reason: 'Non' }, 'dialog')
    assert.match(shownIn(await chat.press(author, 'initiative.uncredit', { initiativeId })), /trop tard/)
  })
})
