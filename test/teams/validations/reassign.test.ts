import assert from 'node:assert/strict'
import { createFakePorts } from '../../fakes/ports.ts'
import { camille } from '../../fakes/town.ts'
import { comms, submitted } from '../../fakes/walk.ts'
import { createChat, shownIn } from '../chat.ts'

describe('the form of Réattribuer', () => {
  it('comes back filled, and says that it is the other person who had a hand in the post', async () => {
    const ports = createFakePorts()
    const { post, validation } = await submitted(ports)
    const input = { postId: post.id, step: validation.current, to: camille.mail, reason: 'Congé' }
    const shown = shownIn([await createChat(ports).press(comms, 'validation.reassigned', input, 'dialog')])
    assert.match(shown, /Cette personne a participé/)
    assert.ok(shown.includes(`"value":"${camille.mail}"`))
    assert.match(shown, /"value":"Congé"/)
  })
})
