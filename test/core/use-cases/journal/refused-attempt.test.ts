import assert from 'node:assert/strict'
import type { Actor } from '../../../../src/core/domain/actor.ts'
import { stopBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/stop-broadcast.ts'
import { keepList, takeList } from '../../../../src/core/use-cases/audiences/take-list.ts'
import { takeBack } from '../../../../src/core/use-cases/posts/ending/take-back.ts'
import { adoptDatabase } from '../../../../src/core/use-cases/database/adopt-database.ts'
import { endDelegation } from '../../../../src/core/use-cases/delegations/end-delegation.ts'
import { withdrawInitiative } from '../../../../src/core/use-cases/initiatives/own-initiative.ts'
import { retainInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { refusedMost } from '../../../../src/core/use-cases/journal/refused-attempt.ts'
import { answerNote } from '../../../../src/core/use-cases/notes/answer-note.ts'
import { forwardNote, keepNote } from '../../../../src/core/use-cases/notes/forward-note.ts'
import { addPerimeter, removePerimeter } from '../../../../src/core/use-cases/perimeters/change-perimeters.ts'
import { repeatPlacement } from '../../../../src/core/use-cases/placements/repeat-placement.ts'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { reassign } from '../../../../src/core/use-cases/validations/reassign.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, claude, hugo, karim } from '../../../fakes/town.ts'
import { approved, comms, fields, otherComms, press, submitted } from '../../../fakes/walk.ts'

describe('a refused attempt', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  const attempts = () =>
    ports.journal
      .filter(({ verb }) => verb === 'attempt.refused')
      .map(({ actor, subject, details }) => [actor?.name, subject, details['what'], details['kind']])
  /** Nothing but the journal may have moved. */
  const only = async (work: () => Promise<unknown>): Promise<unknown[][]> => {
    const before = [ports.commits(), ports.jobs.length, ports.journal.length]
    await work()
    const written = attempts().slice(-(ports.journal.length - before[2]!) || Infinity)
    assert.deepEqual([ports.commits(), ports.jobs.length], before.slice(0, 2))
    return written
  }

  it('to decide is journalled: not asked, an author, a skipped step, no such step, a seal that never was', async () => {
    const { post, validation } = await submitted(ports)
    const at = { id: post.id, seal: validation.seal }
    const told = await only(async () => {
      await press(ports, actor(alice), at, 'approve', 0)
      await press(ports, actor(camille, 'comms'), at, 'refuse', 1, 'non')
      await press(ports, otherComms, at, 'approve', 1)
      await press(ports, otherComms, at, 'approve', 7)
      await press(ports, otherComms, at, 'approve', 0)
      await press(ports, actor(karim), { id: post.id, seal: 'f'.repeat(64) }, 'approve', 0)
    })
    assert.deepEqual(told, [
      [alice.name, post.reference, 'validation.approve', 'not-an-approver'],
      [camille.name, post.reference, 'validation.refuse', 'is-author'],
      [claude.name, post.reference, 'validation.approve', 'skipped-step'],
      [claude.name, post.reference, 'validation.approve', 'no-such-step'],
      [claude.name, post.reference, 'validation.approve', 'not-an-approver'],
      [karim.name, post.reference, 'validation.approve', 'unknown-seal'],
    ])
  })

  it('by whoever changed the circuit is journalled', async () => {
    const { post, validation } = await submitted(ports)
    ports.tamper('validation', { ...validation, barred: [{ person: karim.id, until: '2026-11-26T00:00:00.000Z' }] })
    await press(ports, actor(karim), { id: post.id, seal: validation.seal }, 'approve', 0)
    assert.deepEqual(attempts(), [[karim.name, post.reference, 'validation.approve', 'barred']])
  })

  it('is no old card, no second click, no card of whoever was replaced', async () => {
    const { post, validation } = await submitted(ports)
    const at = { id: post.id, seal: validation.seal }
    await press(ports, actor(karim), at, 'approve', 0)
    await press(ports, actor(karim), at, 'approve', 0)
    await press(ports, actor(karim), at, 'refuse', 0, 'non')
    await reassign(ports, comms, { postId: post.id, step: 1, to: hugo.mail, reason: 'en congé' })
    await press(ports, otherComms, at, 'approve', 1)
    await press(ports, actor(karim), at, 'withdraw', 0)
    await press(ports, actor(hugo), at, 'approve', 1)
    const draft = (await ports.posts.byId(post.id))!
    const saved = await savePost(
      ports,
      comms,
      { postId: post.id, revision: draft.revision, fields: { ...fields, title: 'Autre titre' } },
      settings,
    )
    await press(ports, actor(karim), at, 'approve', 0)
    assert.ok(saved.kind === 'saved')
    await submitPost(ports, comms, { postId: post.id, revision: saved.post.revision }, settings)
    await press(ports, actor(karim), at, 'approve', 0)
    await press(ports, otherComms, at, 'approve', 1)
    assert.deepEqual(attempts(), [])
    await press(ports, actor(alice), at, 'approve', 0)
    assert.deepEqual(
      attempts(),
      [[alice.name, post.reference, 'validation.approve', 'not-an-approver']],
      'a replayed old card of somebody else',
    )
  })

  it('to change who decides, or a broadcast, is journalled', async () => {
    const { post, broadcast } = await approved(ports)
    await ports.commit({ save: 'delegation', row: { id: 'd', from: karim, ended: null } as never, ifVersion: 0 })
    const mallory = actor(hugo)
    const told = await only(async () => {
      await reassign(ports, mallory, { postId: post.id, step: 1, to: hugo.mail, reason: 'moi' })
      await addPerimeter(ports, comms, { group: 'x', departments: '', groups: '', everyone: 'true' })
      await removePerimeter(ports, comms, hugo.id)
      await adoptDatabase(ports, comms)
      await endDelegation(ports, mallory, 'd')
      await stopBroadcast(ports, mallory, broadcast.id)
    })
    assert.deepEqual(told, [
      [hugo.name, post.reference, 'validation.reassigned', 'not-comms'],
      [camille.name, 'perimeters', 'perimeter.add', 'not-admin'],
      [camille.name, 'perimeters', 'perimeter.remove', 'not-admin'],
      [camille.name, 'database', 'database.adopted', 'not-admin'],
      [hugo.name, 'd', 'delegation.end', 'not-your-delegation'],
      [hugo.name, broadcast.reference, 'broadcast.change', 'not-comms'],
    ])
  })

  it('upon what somebody else proposed, wrote or was sent is journalled', async () => {
    const { broadcast } = await approved(ports)
    const proposed = await submitInitiative(ports, actor(alice), {
      id: 'i1',
      fields: { title: 'Une ruche', text: 'Du miel' },
      form: null,
    })
    assert.ok(proposed.kind === 'submitted')
    await keepNote(ports, actor(alice), { id: 'n1', text: 'Un mot', files: [] })
    const mallory = actor(hugo)
    const told = await only(async () => {
      await retainInitiative(ports, mallory, 'i1')
      await withdrawInitiative(ports, mallory, 'i1')
      await forwardNote(ports, mallory, 'n1')
      await answerNote(ports, mallory, 'n1', 'Non')
      await takeList(ports, mallory, 'n1')
      await keepList(ports, mallory, 'n1')
      await repeatPlacement(ports, mallory, 'inbox:i1')
      await takeBack(ports, mallory, { broadcastId: broadcast.id, people: 3 }, settings)
    })
    assert.deepEqual(told, [
      [hugo.name, proposed.initiative.reference, 'initiative.change', 'not-comms'],
      [hugo.name, proposed.initiative.reference, 'initiative.change', 'not-yours'],
      [hugo.name, 'n1', 'note.forwarded', 'not-yours'],
      [hugo.name, 'n1', 'note.answered', 'not-comms'],
      [hugo.name, 'lists', 'audience.list-added', 'not-comms'],
      [hugo.name, 'lists', 'audience.list-added', 'not-comms'],
      [hugo.name, 'placements', 'placement.repeated', 'not-comms'],
      [hugo.name, broadcast.reference, 'broadcast.change', 'not-comms'],
    ])
  })

  it('is not said of whom nobody could tell the roles', async () => {
    const { broadcast } = await approved(ports)
    const unsure: Actor = { ...actor(hugo), rolesUnknown: true }
    assert.deepEqual(await stopBroadcast(ports, unsure, broadcast.id), { kind: 'not-comms' })
    assert.deepEqual(attempts(), [])
  })

  it('fills the journal for nobody', async () => {
    const { post, validation } = await submitted(ports)
    await Promise.all(
      Array.from({ length: 3 * refusedMost }, () =>
        press(ports, actor(alice), { id: post.id, seal: validation.seal }, 'approve', 0),
      ),
    )
    assert.equal(attempts().length, refusedMost)
  })
})
