import assert from 'node:assert/strict'
import { askTakeBack } from '../../../../../src/core/use-cases/posts/ending/ask-take-back.ts'
import { openCorrection } from '../../../../../src/core/use-cases/posts/ending/open-correction.ts'
import { takeBack } from '../../../../../src/core/use-cases/posts/ending/take-back.ts'
import { stopBroadcast } from '../../../../../src/core/use-cases/broadcasts/sending/stop-broadcast.ts'
import { checkSeal } from '../../../../../src/core/use-cases/broadcasts/sealed/check-seal.ts'
import { brought, carried } from '../../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../../fakes/ports.ts'
import { actor, alice } from '../../../../fakes/town.ts'
import { savePost } from '../../../../../src/core/use-cases/posts/writing/save-post.ts'
import { comms, fields, otherComms, refreshed } from '../../../../fakes/walk.ts'

describe('taking back', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))
  const take = (broadcastId: string, people = 3, who = comms, over = 2000) =>
    takeBack(ports, who, { broadcastId, people }, { fourEyesOver: over })
  const plans = () => ports.jobs.filter(({ job }) => job === 'broadcast.plan').length

  it('asks with the number, and goes only with that number', async () => {
    const { broadcast } = await brought(ports)
    const asked = await askTakeBack(ports, comms, broadcast.id, settings)
    assert.deepEqual(asked.kind === 'confirm' && [asked.people, asked.endsCorrection], [3, false])
    assert.equal((await askTakeBack(ports, actor(alice), broadcast.id, settings)).kind, 'not-comms')
    assert.equal((await take(broadcast.id, 2)).kind, 'confirm-again')
    assert.equal((await take(broadcast.id, 3, actor(alice))).kind, 'not-comms')
    assert.equal((await take('nothing')).kind, 'not-found')
    assert.equal(plans(), 0)
  })

  it('is a broadcast of its own over the delivered cards; once it has ended, the post is taken back', async () => {
    const { broadcast, post } = await brought(ports)
    const result = await take(broadcast.id)
    assert.ok(result.kind === 'taking-back')
    const { broadcast: away } = result
    assert.deepEqual(
      [away.kind, away.targetId, away.state, away.seal, away.sentBy?.id],
      ['take-back', broadcast.id, 'planning', broadcast.seal, comms.id],
    )
    assert.equal(await checkSeal(ports, away), true)
    assert.equal(plans(), 1)
    assert.deepEqual(ports.journal.at(-1)?.details, { people: 3, target: broadcast.reference })
    assert.equal((await take(broadcast.id, 3, otherComms)).kind, 'being-changed')
    assert.equal((await openCorrection(ports, comms, broadcast.id, settings)).kind, 'being-changed')
    await carried(ports, away.id)
    assert.equal((await ports.posts.byId(post.id))?.state, 'taken-back')
    assert.equal((await take(broadcast.id)).kind, 'taken-back')
    assert.equal((await openCorrection(ports, comms, broadcast.id, settings)).kind, 'taken-back')
  })

  it('stopped half-way leaves the post with those who still have it, and may be asked for anew', async () => {
    const { broadcast, post } = await brought(ports)
    const result = await take(broadcast.id)
    assert.ok(result.kind === 'taking-back')
    ports.tamper('broadcast', { ...result.broadcast, state: 'running', planned: 3, startedAt: ports.now() })
    ports.jobs.length = 0
    assert.equal((await stopBroadcast(ports, comms, result.broadcast.id)).kind, 'stopped')
    assert.ok(refreshed(ports).includes(`broadcast:${broadcast.id}`))
    assert.equal((await ports.posts.byId(post.id))?.state, 'broadcast')
    assert.equal((await take(broadcast.id)).kind, 'taking-back')
  })

  it('has nothing to take where nobody has it', async () => {
    const { broadcast } = await brought(ports)
    ports.report.counts.delivered = 0
    assert.equal((await askTakeBack(ports, comms, broadcast.id, settings)).kind, 'nobody-has-it')
    assert.equal((await take(broadcast.id, 0)).kind, 'nobody-has-it')
    assert.equal(plans(), 0)
  })

  it('waits for the end of the sending itself, as does a correction; held half-way or paused, it is stopped first', async () => {
    const { broadcast } = await brought(ports)
    const refusals = async () => [
      (await askTakeBack(ports, comms, broadcast.id, settings)).kind,
      (await openCorrection(ports, comms, broadcast.id, settings)).kind,
    ]
    for (const state of ['planning', 'running', 'paused', 'held'] as const) {
      ports.tamper('broadcast', { ...broadcast, state })
      assert.deepEqual(await refusals(), ['not-ended', 'not-ended'], state)
    }
    assert.equal((await stopBroadcast(ports, comms, broadcast.id)).kind, 'stopped')
    assert.deepEqual(await refusals(), ['confirm', 'opened'])
  })

  it('happens once when two people press at once', async () => {
    const { broadcast } = await brought(ports)
    ports.beforeCommit(() => take(broadcast.id, 3, otherComms))
    assert.equal((await take(broadcast.id)).kind, 'being-changed')
    assert.equal((await ports.broadcasts.changing(broadcast.id)).length, 1)
  })

  it('ends a correction under way', async () => {
    const { broadcast, post } = await brought(ports)
    const corrected = {
      postId: post.id,
      revision: post.revision,
      corrects: broadcast.id,
      fields: { ...fields, body: 'Autre' },
    }
    assert.equal((await savePost(ports, comms, corrected, settings)).kind, 'saved')
    const asked = await askTakeBack(ports, comms, broadcast.id, settings)
    assert.equal(asked.kind === 'confirm' && asked.endsCorrection, true)
    assert.equal((await take(broadcast.id)).kind, 'taking-back')
    const after = await ports.posts.byId(post.id)
    assert.deepEqual([after?.correcting, after?.state], [null, 'broadcast'])
    assert.ok(ports.journal.some(({ verb }) => verb === 'post.correction-abandoned'))
  })

  it('needs two people above the ceiling', async () => {
    const { broadcast } = await brought(ports)
    const first = await take(broadcast.id, 3, comms, 2)
    assert.ok(first.kind === 'second-needed')
    assert.deepEqual([first.broadcast.state, first.broadcast.confirmation?.by.id, plans()], ['ready', comms.id, 0])
    assert.equal((await take(broadcast.id, 3, comms, 2)).kind, 'same-person')
    const second = await take(broadcast.id, 3, otherComms, 2)
    assert.ok(second.kind === 'taking-back')
    assert.deepEqual(
      [second.broadcast.id, second.broadcast.sentBy?.id, second.broadcast.confirmation?.by.id, plans()],
      [first.broadcast.id, otherComms.id, comms.id, 1],
    )
    assert.equal((await ports.broadcasts.changing(broadcast.id)).length, 1)
  })
})
