import assert from 'node:assert/strict'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, hugo } from '../../fakes/town.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const first = '11111111-2222-4333-8444-555555555555'
const initiativeId = '11111111-2222-4333-8444-666666666666'
const typed = { title: 'La fête des voisins', text: 'Chacun apporte un plat.', place: 'Cour de la mairie', section: '' }

describe('« 1 proposition proche »', () => {
  let ports: FakePorts
  let chat: Chat
  const send = (more: object = {}) => chat.press(actor(hugo), 'initiative.submit', { initiativeId, ...typed, ...more })
  beforeEach(async () => {
    ports = createFakePorts()
    chat = createChat(ports)
    await chat.press(actor(alice), 'initiative.submit', { ...typed, initiativeId: first, title: 'Fête des voisins' })
  })

  it('stands above the form with all that was typed, and says nobody’s name', async () => {
    const shown = shownIn(await send())
    for (const part of ['1 proposition proche', 'Fête des voisins', 'Direction inconnue', 'Reçue', 'Cour de la mairie'])
      assert.ok(shown.includes(part), part)
    for (const button of ['Envoyer quand même', 'Compléter la mienne', 'Annuler'])
      assert.ok(shown.includes(button), button)
    assert.ok(!shown.includes(alice.name))
    assert.equal(await ports.initiatives.byId(initiativeId), null)
    assert.equal(shown.split('"near":"seen"').length - 1 >= 2, true, 'both ways to send go')
  })

  it('is no obstacle: sent anyway it is a receipt, given up it leaves nothing', async () => {
    await send()
    assert.match(shownIn(await chat.press(actor(hugo), 'initiative.give-up', { initiativeId })), /Rien n’est envoyé/)
    assert.equal(await ports.initiatives.byId(initiativeId), null)
    assert.match(shownIn(await send({ near: 'seen' })), /PROP-2026-0002/)
    assert.equal((await ports.initiatives.byId(initiativeId))?.doubles?.[0]?.id, first)
  })

  it('counts once for the day, sent anyway; looking again counts nothing, nor does the same click', async () => {
    const counted: string[] = []
    const { take } = ports.dailyCounts
    ports.dailyCounts.take = async (person, what, ...rest) => {
      counted.push(what)
      return take(person, what, ...rest)
    }
    await send()
    await send()
    assert.deepEqual(counted, [])
    await send({ near: 'seen' })
    assert.match(shownIn(await send({ near: 'seen' })), /PROP-2026-0002/)
    assert.deepEqual(counted, ['propose'])
  })

  it('is refused like any other when it was enough for today, with all that was typed', async () => {
    ports.dailyCounts.take = async () => false
    assert.match(shownIn(await send()), /1 proposition proche/)
    assert.match(shownIn(await send({ near: 'seen' })), /assez pour aujourd’hui/)
    assert.equal(await ports.initiatives.byId(initiativeId), null)
  })

  it('says first what is missing', async () => {
    assert.match(shownIn(await send({ title: '' })), /Champ obligatoire/)
  })
})
