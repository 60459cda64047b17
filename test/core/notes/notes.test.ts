import assert from 'node:assert/strict'
import { forwardNote } from '../../../src/core/notes/forward-note.ts'
import { keepNote } from '../../../src/core/notes/keep-note.ts'
import { createFakePorts } from '../../fakes/ports.ts'
import { actor, alice, hugo } from '../../fakes/town.ts'
import { refreshed } from '../../fakes/walk.ts'

describe('notes', () => {
  it('are kept once for one message, as they were typed', async () => {
    const ports = createFakePorts()
    const words = { id: 'n1', text: '  Merci pour **tout** ${x}\u0000  ', files: [] }
    const note = await keepNote(ports, actor(alice), words)
    assert.equal(note.text, 'Merci pour **tout** ${x}')
    assert.deepEqual(await keepNote(ports, actor(alice), { ...words, text: 'autre' }), note)
    assert.equal((await ports.notes.lastKept(alice.id))?.id, 'n1')
    assert.equal(await ports.notes.lastKept(hugo.id), null)
  })

  it('are forwarded by their writer, once, with the journal and the card', async () => {
    const ports = createFakePorts()
    await keepNote(ports, actor(alice), { id: 'n1', text: 'Un mot', files: [] })
    assert.equal((await forwardNote(ports, actor(hugo), 'n1')).kind, 'not-yours')
    assert.equal((await forwardNote(ports, actor(alice), 'n2')).kind, 'not-found')
    ports.beforeCommit(() => forwardNote(ports, actor(alice), 'n1'))
    assert.equal((await forwardNote(ports, actor(alice), 'n1')).kind, 'already-forwarded')
    assert.deepEqual([ports.journal.map(({ verb }) => verb), refreshed(ports)], [['note.forwarded'], ['note:n1']])
    assert.equal(await ports.notes.lastKept(alice.id), null)
  })
})
