import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import { askToSend } from '../../../../src/core/use-cases/broadcasts/sending/ask-to-send.ts'
import { beginBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/begin-broadcast.ts'
import { remarksGiveWay } from '../../../../src/core/use-cases/broadcasts/sending/remarks-give-way.ts'
import { scheduleBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/schedule-broadcast.ts'
import { startBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/start-broadcast.ts'
import { answerEvent } from '../../../../src/core/use-cases/events/answers/answer-event.ts'
import { remarkedEveryMs, remarkOnEvent } from '../../../../src/core/use-cases/events/told/remark-on-event.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { callOff } from '../../../../src/core/use-cases/posts/ending/call-off.ts'
import { openCorrection } from '../../../../src/core/use-cases/posts/ending/open-correction.ts'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import { takeBack } from '../../../../src/core/use-cases/posts/ending/take-back.ts'
import { brought, carried } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { received } from '../../../fakes/received.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms, fields } from '../../../fakes/walk.ts'

const event = { kind: 'event', date: '2026-12-10', time: '12:30', place: 'Salle A', capacity: '1' }

describe('what Mary remarks by herself gives way to what people decide', () => {
  let ports: FakePorts
  let broadcast: Broadcast
  let remark: Broadcast
  beforeEach(async () => {
    ports = createFakePorts()
    ;({ broadcast } = await brought(ports, event))
    received(ports, broadcast.id, [alice])
    await answerEvent(ports, actor(alice), { postId: broadcast.postId, says: 'yes' }, settings)
    await look()
    remark = (await last())!
    assert.deepEqual([remark.kind, remark.state], ['remark', 'planning'])
    await become({ state: 'running', planned: 3, startedAt: ports.now() })
    ports.pass(1_000)
    ports.jobs.length = 0
  })
  const look = () => remarkOnEvent(ports, { postId: broadcast.postId, closing: false }, settings)
  const last = async () => (await ports.broadcasts.changing(broadcast.id))[0]
  const post = async () => (await ports.posts.byId(broadcast.postId))!
  const become = async (change: Partial<Broadcast>) =>
    ports.tamper('broadcast', { ...(await ports.broadcasts.byId(remark.id))!, ...change })
  const now = async () => {
    const { state, gaveWay } = (await ports.broadcasts.byId(remark.id))!
    return [state, gaveWay === true]
  }
  const asked = () => [...new Set(ports.jobs.map(({ job }) => job))].filter(job => job !== 'placement.refresh')
  const off = () => callOff(ports, comms, { broadcastId: broadcast.id, people: 3, reason: 'Orages' }, settings)
  const back = () => takeBack(ports, comms, { broadcastId: broadcast.id, people: 3 }, settings)
  const correctionReady = async () => {
    assert.equal((await openCorrection(ports, comms, broadcast.id, settings)).kind, 'opened')
    const { id: postId, revision, validationId } = await post()
    const words = { ...fields, ...event, body: 'Autre' }
    const saved = await savePost(ports, comms, { postId, revision, corrects: broadcast.id, fields: words }, settings)
    assert.equal(saved.kind, 'saved')
    assert.deepEqual(await now(), ['running', false])
    const correction: Broadcast = { ...broadcast, id: 'correction', kind: 'correct', targetId: broadcast.id }
    ports.tamper('broadcast', { ...correction, state: 'ready', startedAt: null, createdAt: ports.now() })
    ports.tamper('post', { ...(await post()), state: 'approved', broadcastId: 'correction', validationId })
  }

  it('ends in the commit of a removal, or of calling the event off, at whatever point it is; nobody sees its card', async () => {
    for (const state of ['planning', 'running', 'paused'] as const) {
      await become({ state, gaveWay: undefined as never })
      ports.jobs.length = 0
      assert.equal(
        (await (state === 'running' ? back() : off())).kind,
        state === 'running' ? 'taking-back' : 'calling-off',
      )
      assert.deepEqual(await now(), ['stopped', true], state)
      assert.deepEqual(
        asked().toSorted(),
        ['broadcast.plan', 'broadcast.send', 'event.remark'],
        'its rows are ended, and what is true is looked at anew',
      )
      assert.equal(await faceOf(ports, keyOf({ card: 'broadcast', broadcastId: remark.id })), null)
      ports.tamper('broadcast', { ...(await last())!, state: 'cancelled' })
      ports.pass(1_000)
    }
  })

  it('goes on while a correction is only written, and ends as that begins', async () => {
    await correctionReady()
    const question = await askToSend(ports, comms, 'correction', settings)
    assert.ok(question.kind === 'confirm')
    const start = { broadcastId: 'correction', people: question.people }
    assert.equal((await startBroadcast(ports, comms, start, settings)).kind, 'started')
    assert.deepEqual(await now(), ['stopped', true])
  })

  it('goes on while a correction waits for its hour, and ends as that begins by itself', async () => {
    await correctionReady()
    const slot = { date: '2026-12-01', time: '11:00', agreed: 'yes' }
    const scheduled = await scheduleBroadcast(ports, comms, { broadcastId: 'correction', ...slot }, settings)
    assert.equal(scheduled.kind, 'scheduled')
    assert.deepEqual(await now(), ['running', false])
    ports.pass(msBetween(ports.now(), '2026-12-01T10:00:00.000Z'))
    ports.jobs.length = 0
    assert.equal((await beginBroadcast(ports, 'correction', settings)).kind, 'planning')
    assert.deepEqual(await now(), ['stopped', true])
    assert.deepEqual(asked().toSorted(), ['broadcast.send', 'event.remark', 'post.follow'])
  })

  it('and nothing else does: an end that is on its way is waited for', async () => {
    const ending = { ...remark, kind: 'expire', state: 'running' } as const
    assert.deepEqual(remarksGiveWay([ending, { ...remark, state: 'done' }], ports.now()), [])
    ports.tamper('broadcast', { ...ending, id: 'ending' })
    assert.equal((await off()).kind, 'being-changed')
  })

  it('is said anew where some cards say it and others do not, though what it says is the same', async () => {
    await become({ state: 'stopped', gaveWay: true })
    ports.pass(remarkedEveryMs)
    await look()
    const anew = (await last())!
    assert.deepEqual([anew.kind, anew.remark, anew.id === remark.id], ['remark', 'full', false])
    await carried(ports, anew.id)
    ports.pass(remarkedEveryMs)
    await look()
    assert.equal((await last())?.id, anew.id)
  })

  it('waits for what people do, and for another remark', async () => {
    await answerEvent(ports, actor(alice), { postId: broadcast.postId, says: 'no' }, settings)
    ports.pass(remarkedEveryMs)
    await assert.rejects(look(), Unavailable)
  })
})
