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

  it('says first what is missing', async () => {
    assert.match(shownIn(await send({ title: '' })), /Champ obligatoire/)
  })
})
