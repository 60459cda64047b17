import assert from 'node:assert/strict'
import { idFrom } from '../../../src/core/domain/id-from.ts'
import { keepNote } from '../../../src/core/use-cases/notes/forward-note.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, hugo } from '../../fakes/town.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const noteId = '22222222-3333-4444-8555-666666666666'

describe('a form that was made of files sent before it', () => {
  let ports: FakePorts
  let chat: Chat
  beforeEach(async () => {
    ports = createFakePorts()
    chat = createChat(ports)
    const source = { url: 'https://ville.sharepoint.example/f', needsToken: false }
    const file = { id: 'f', name: 'secret.pdf', contentType: 'application/pdf', source }
    await keepNote(ports, actor(hugo), { id: noteId, text: '', files: [file] })
  })
  const send = (who = hugo, initiativeId = idFrom('note', noteId), text = 'Du miel') =>
    chat.press(actor(who), 'initiative.submit', { initiativeId, noteId, title: 'Une ruche', text })
  const files = async (id: string) => (await ports.initiatives.byId(id))?.attachments.map(({ name }) => name)

  it('takes them, and names them when it comes back', async () => {
    assert.match(shownIn(await send(hugo, undefined, '')), /secret\.pdf/)
    await send()
    assert.deepEqual(await files(idFrom('note', noteId)), ['secret.pdf'])
  })

  it('takes nor names another one’s, whatever its data say', async () => {
    assert.doesNotMatch(shownIn(await send(alice, undefined, '')), /secret\.pdf/)
    await send(alice)
    assert.deepEqual(await files(idFrom('note', noteId)), [])
  })

  it('takes none into a proposal that was not made of them', async () => {
    const other = '11111111-2222-4333-8444-555555555555'
    await send(hugo, other)
    assert.deepEqual(await files(other), [])
  })
})
