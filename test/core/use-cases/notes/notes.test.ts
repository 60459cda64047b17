import assert from 'node:assert/strict'
import { answerNote } from '../../../../src/core/use-cases/notes/answer-note.ts'
import { forwardNote, keepNote } from '../../../../src/core/use-cases/notes/forward-note.ts'
import { brought } from '../../../fakes/brought.ts'
import { createFakePorts } from '../../../fakes/ports.ts'
import { received } from '../../../fakes/received.ts'
import { actor, alice, hugo } from '../../../fakes/town.ts'
import { comms, refreshed } from '../../../fakes/walk.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'

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

  it('are shortened between two signs, and say so', async () => {
    const ports = createFakePorts()
    const kept = (id: string, text: string) => keepNote(ports, actor(alice), { id, text, files: [] })
    const long = await kept('n1', `${'a'.repeat(3_999)}😀 et la suite`)
    assert.deepEqual([long.text, long.shortened], ['a'.repeat(3_999), true])
    assert.deepEqual(await ports.notes.byId('n1'), long)
    assert.equal((await kept('n2', `${'a'.repeat(3_998)}😀`)).shortened, undefined)
    assert.equal((await kept('n3', 'x'.repeat(250_000))).text.length, 4_000)
  })

  it('are forwarded by their writer, once, with the journal and the card', async () => {
    const ports = createFakePorts()
    await keepNote(ports, actor(alice), { id: 'n1', text: 'Un mot', files: [] })
    assert.equal((await forwardNote(ports, actor(alice), 'n1')).kind, 'forwarded')
    assert.equal((await forwardNote(ports, actor(alice), 'n1')).kind, 'already-forwarded')
    assert.deepEqual([ports.journal.map(({ verb }) => verb), refreshed(ports)], [['note.forwarded'], ['note:n1']])
    assert.equal(await ports.notes.lastKept(alice.id), null)
  })

  it('say which post they may answer: the last one that their writer had received by then, not long before', async () => {
    const ports = createFakePorts()
    const { broadcast, post } = await brought(ports, { title: 'Le pont rouvre' })
    ports.tamper('broadcast', { ...broadcast, startedAt: ports.now() })
    received(ports, broadcast.id, [alice])
    const after = async (id: string, who = alice) => {
      await keepNote(ports, actor(who), { id, text: 'Et le bus ?', files: [] })
      await forwardNote(ports, actor(who), id)
      return (await ports.notes.byId(id))?.after ?? null
    }
    assert.deepEqual([(await after('n1'))?.reference, await after('n2', hugo)], [post.reference, null])
    ports.pass(8 * 24 * 3_600_000)
    assert.equal(await after('n3'), null)
  })

  it('are answered by comms, in the chat of whoever wrote, the same answer once', async () => {
    const ports = createFakePorts()
    await keepNote(ports, actor(alice), { id: 'n1', text: 'Un mot', files: [] })
    assert.equal((await answerNote(ports, comms, 'n1', 'Oui')).kind, 'not-found', 'nobody handed it on')
    await forwardNote(ports, actor(alice), 'n1')
    assert.equal((await answerNote(ports, comms, 'n1', ' ')).kind, 'answer-missing')
    assert.equal((await answerNote(ports, comms, 'n1', 'a'.repeat(1001))).kind, 'too-long')
    ports.jobs.length = 0
    assert.equal((await answerNote(ports, comms, 'n1', 'Oui')).kind, 'note-answered')
    assert.equal((await answerNote(ports, comms, 'n1', 'Oui')).kind, 'already-answered')
    assert.deepEqual(refreshed(ports), ['note:n1', 'reply:n1:0'])
    assert.equal(ports.journal.at(-1)?.verb, 'note.answered')
    const shown = await faceOf(ports, keyed('reply:n1:0'))
    assert.deepEqual(shown?.to, { kind: 'person', id: alice.id })
    assert.equal(await faceOf(ports, keyed('reply:n1:1')), null)
  })
})
