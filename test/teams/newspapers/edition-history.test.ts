import assert from 'node:assert/strict'
import { renderPost } from '../../cards/every-card.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, diane } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { createChat } from '../chat.ts'
import { plainIn } from '../form-of.ts'

describe('« historique TU-2026-11 »', () => {
  let ports: FakePorts
  let chat: ReturnType<typeof createChat>
  let reference: string
  beforeEach(async () => {
    ports = Object.assign(createFakePorts(), { renderPost })
    chat = createChat(ports)
    const filled = {
      name: 'Trait d’Union',
      code: 'TU',
      rhythm: 'monthly',
      headings: 'Vie des services',
      everyone: 'true',
    }
    const newspaperId = '66666666-6666-4666-8666-666666666666'
    await chat.press(comms, 'newspaper.save', { newspaperId, seen: '0', director: diane.id, ...filled })
    await chat.say(comms, 'journal')
    reference = (await ports.editions.current())[0]!.reference
  })

  it('tells what became of an edition, however its reference is typed', async () => {
    for (const typed of [reference, reference.toLowerCase(), 'TU 2026 1']) {
      const told = plainIn(await chat.say(comms, `historique ${typed}`))
      assert.match(told, new RegExp(`a ouvert le numéro ${reference}`), typed)
    }
  })

  it('is for the communication team, and of none that is not there', async () => {
    assert.doesNotMatch(plainIn(await chat.say(actor(alice), `historique ${reference}`)), /a ouvert/)
    assert.doesNotMatch(plainIn(await chat.say(comms, 'historique TU-2026-44')), /a ouvert/)
  })
})
