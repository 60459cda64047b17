import assert from 'node:assert/strict'
import { askedOf } from '../../../../src/core/domain/calls/ask-department.ts'
import { newDataRequest } from '../../../../src/core/domain/personal/data-request.ts'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import { eraseWritten, seeWritten } from '../../../../src/core/use-cases/personal/erase-written.ts'
import { askForMyData } from '../../../../src/core/use-cases/personal/my-data.ts'
import { isTakenAway } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice, hugo } from '../../../fakes/town.ts'
import { refreshed } from '../../../fakes/walk.ts'
import { note } from '../../../postgres/rows.ts'

const me = actor(alice)
const allergy = 'allergie aux noix'
const trouble = 'Je suis en congé maladie'

describe('effacer ce que j’ai écrit', () => {
  let ports: FakePorts
  beforeEach(async () => {
    ports = createFakePorts()
    const at = ports.now()
    const files = [{ id: 'f', name: 'certificat.pdf', contentType: 'application/pdf', source: null }]
    const asked = askedOf({ id: 'd', callId: 'c', department: 'Voirie' }, undefined)
    const event = { version: 0, postId: 'p', answer: 'yes' as const, replies: { q: allergy }, at }
    const passed = { kind: 'passed' as const, at, reason: trouble }
    await ports.commit(
      { save: 'note', row: note({ id: 'n', writer: me, files, state: 'forwarded' }), ifVersion: 0 },
      { save: 'event_answer', row: { ...event, id: `p:${me.id}`, person: me.id }, ifVersion: 0 },
      { save: 'event_answer', row: { ...event, id: `p:${hugo.id}`, person: hugo.id }, ifVersion: 0 },
      { save: 'call_department', row: { ...asked, answer: { ...passed, by: me } }, ifVersion: 0 },
      { save: 'call_department', row: { ...asked, id: 'h', answer: { ...passed, by: hugo } }, ifVersion: 0 },
    )
    await ports.keptFiles.claim({ id: 'f', person: me.id, forMs: 60_000 }, { most: 9_000, fileMost: 1_000 } as never)
    await ports.keptFiles.fill('f', Buffer.from('bytes'))
  })
  const counts = async () => {
    const { notes, answers, reasons } = await seeWritten(ports, me)
    return [notes, answers, reasons]
  }

  it('takes the file of a note with it, and the card on which it was shown', async () => {
    assert.ok(await ports.keptFiles.get('f'))
    assert.equal(await isTakenAway(ports, keyOf({ card: 'note', noteId: 'n' })), false)
    await eraseWritten(ports, me)
    assert.equal(await ports.keptFiles.get('f'), null)
    assert.ok(refreshed(ports).includes('note:n'))
    assert.equal(await isTakenAway(ports, keyOf({ card: 'note', noteId: 'n' })), true)
  })

  it('takes what they answered to an event, who still come, and nobody else’s answer', async () => {
    await eraseWritten(ports, me)
    const own = await ports.events.answer('p', me.id)
    assert.deepEqual([own?.answer, own?.replies], ['yes', undefined])
    assert.deepEqual((await ports.events.answer('p', hugo.id))?.replies, { q: allergy })
  })

  it('takes why they had nothing for a call, and has its board drawn anew', async () => {
    await eraseWritten(ports, me)
    const reason = async (id: string) => {
      const row = await ports.calls.department(id)
      return row?.answer?.kind === 'passed' && row.answer.reason
    }
    assert.deepEqual([await reason('d'), await reason('h')], [ports.erasedAs.words, trouble])
    assert.ok(refreshed(ports).includes('call-board:c'))
  })

  it('counts each before it goes, and none after', async () => {
    assert.deepEqual(await counts(), [1, 1, 1])
    await eraseWritten(ports, me)
    assert.deepEqual(await counts(), [0, 0, 0])
  })

  it('ends the copy that is « mes données », which can be asked for again at once', async () => {
    const mine = { ...newDataRequest('r', me.id, ports.now()), version: 1, writtenAt: ports.now() }
    await ports.commit(
      { save: 'data_request', row: mine, ifVersion: 0 },
      { save: 'data_request', row: { ...mine, id: 's', person: hugo.id }, ifVersion: 0 },
      { save: 'data_request', row: { ...mine, id: 'o', person: hugo.id, of: { ...me, names: [] } }, ifVersion: 0 },
    )
    for (const id of ['r', 's', 'o']) await ports.dataRequests.put(id, Buffer.from(allergy))
    await eraseWritten(ports, me)
    for (const id of ['r', 'o']) assert.equal(await ports.dataRequests.file(id), null)
    assert.equal((await ports.dataRequests.byId('r'))?.until, ports.now())
    assert.ok(await ports.dataRequests.file('s'))
    assert.ok(refreshed(ports).some(key => key.startsWith('my-data:r')))
    assert.ok(refreshed(ports).some(key => key === `my-data:o:${hugo.id}`))
    const asked = await askForMyData(ports, me)
    assert.ok(asked.kind === 'data-asked' && !asked.isAgain)
  })
})
