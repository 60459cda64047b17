import assert from 'node:assert/strict'
import { askToSend } from '../../../../src/core/use-cases/broadcasts/sending/ask-to-send.ts'
import { startBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/start-broadcast.ts'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { askToResend, resendBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/resend-broadcast.ts'
import { pauseBroadcast, stopBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/stop-broadcast.ts'
import { resumeBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/resume-broadcast.ts'
import { computeSeal } from '../../../../src/core/domain/seal.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { approved, comms } from '../../../fakes/walk.ts'

describe('a broadcast under way', () => {
  let ports: FakePorts
  let id: string
  let postId: string

  beforeEach(async () => {
    ports = createFakePorts()
    const { broadcast, post } = await approved(ports)
    ;({ id } = broadcast)
    postId = post.id
    await askToSend(ports, comms, id, settings)
    await startBroadcast(ports, comms, { broadcastId: id, people: 9 }, settings)
    await become({ state: 'running', planned: 9 })
    ports.jobs.length = 0
  })
  const now = async () => (await ports.broadcasts.byId(id))!
  const become = async (change: Partial<Broadcast>) => ports.tamper('broadcast', { ...(await now()), ...change })
  const last = () => ports.journal.at(-1)
  const jobs = () => [...new Set(ports.jobs.map(({ job }) => job))].filter(job => job !== 'placement.refresh')

  it('is paused and goes on, who and for how many in the journal', async () => {
    Object.assign(ports.report.counts, { delivered: 4, queued: 5 })
    assert.equal((await pauseBroadcast(ports, comms, id)).kind, 'paused')
    assert.deepEqual(
      [(await now()).state, (await now()).paused?.by.id, last()?.verb, last()?.details['people']],
      ['paused', comms.id, 'broadcast.paused', 5],
    )
    assert.equal((await pauseBroadcast(ports, comms, id)).kind, 'paused', 'pressed twice')
    assert.equal(ports.journal.filter(({ verb }) => verb === 'broadcast.paused').length, 1)
    assert.deepEqual(jobs(), [])
    assert.equal((await resumeBroadcast(ports, comms, id, settings)).kind, 'resumed')
    assert.deepEqual([(await now()).state, (await now()).paused, last()?.verb], ['running', null, 'broadcast.resumed'])
    assert.deepEqual(jobs(), ['broadcast.send', 'broadcast.progress'])
    assert.equal((await resumeBroadcast(ports, comms, id, settings)).kind, 'already-started')
    assert.deepEqual(ports.requeued, [])
  })

  it('paused while it was planned, is planned to its end', async () => {
    await become({ state: 'planning', planned: null })
    await pauseBroadcast(ports, comms, id)
    assert.equal((await now()).state, 'paused')
    await resumeBroadcast(ports, comms, id, settings)
    assert.deepEqual([(await now()).state, jobs()], ['planning', ['broadcast.plan']])
  })

  it('stopped, goes on with those who were cancelled', async () => {
    Object.assign(ports.report.counts, { delivered: 4, queued: 5 })
    await pauseBroadcast(ports, comms, id)
    assert.equal((await stopBroadcast(ports, comms, id)).kind, 'stopped', 'of a paused one too')
    assert.equal((await ports.posts.byId(postId))?.state, 'broadcast')
    Object.assign(ports.report, {
      counts: { ...ports.report.counts, queued: 0, refused: 5 },
      refused: { cancelled: 5 },
    })
    ports.jobs.length = 0
    assert.equal((await resumeBroadcast(ports, comms, id, settings)).kind, 'resumed')
    const { state, finishedAt } = await now()
    assert.deepEqual(
      [state, finishedAt, ports.requeued, last()?.details['people']],
      ['running', null, [`cancelled ${id}`], 5],
    )
    assert.equal((await ports.posts.byId(postId))?.state, 'broadcasting')
    assert.deepEqual(jobs(), ['post.follow', 'broadcast.send', 'broadcast.progress'])
  })

  it('stopped, stays so where nobody is left, the seal is another, or the post moved on', async () => {
    ports.report.counts.delivered = 9
    await stopBroadcast(ports, comms, id)
    assert.equal((await resumeBroadcast(ports, comms, id, settings)).kind, 'closed')
    ports.report.refused.cancelled = 2
    const post = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...post, broadcastId: 'another' })
    assert.equal((await resumeBroadcast(ports, comms, id, settings)).kind, 'replaced')
    ports.tamper('post', { ...post, state: 'taken-back' })
    assert.equal((await resumeBroadcast(ports, comms, id, settings)).kind, 'closed')
    ports.tamper('post', { ...post, sealed: post.sealed.map(version => ({ ...version, headCount: 3 })) })
    assert.equal((await resumeBroadcast(ports, comms, id, settings)).kind, 'seal-differs')
    assert.deepEqual([ports.requeued, (await now()).state], [[], 'stopped'])
  })

  it('stopped, stays so at once while nobody may show its picture', async () => {
    ports.report.counts.delivered = 9
    await stopBroadcast(ports, comms, id)
    ports.report.refused.cancelled = 2
    const post = (await ports.posts.byId(postId))!
    const consent = { answer: 'refused', by: comms, at: ports.now() } as const
    ports.tamper('post', {
      ...post,
      content: { ...post.content, pictures: [{ id: 'p1', alt: 'Le pont', digest: 'd', consent }] },
    })
    assert.equal((await resumeBroadcast(ports, comms, id, settings)).kind, 'no-consent')
    assert.deepEqual([ports.requeued, (await now()).state], [[], 'stopped'])
  })

  it('a correction that was stopped goes on too, its post its own again meanwhile', async () => {
    const post = (await ports.posts.byId(postId))!
    const validation = (await ports.validations.byId(post.validationId!))!
    const [version] = post.sealed
    const seal = computeSeal({ ...version!, correctionOf: 'target' })
    ports.tamper('validation', {
      ...validation,
      seal,
      steps: validation.steps.map(step => ({ ...step, visas: step.visas.map(visa => ({ ...visa, seal })) })),
    })
    ports.tamper('post', {
      ...post,
      state: 'broadcast',
      broadcastId: 'target',
      sealed: [{ ...version!, seal, correctionOf: 'target' }],
    })
    await become({ kind: 'correct', targetId: 'target', state: 'stopped', seal })
    ports.report.refused.cancelled = 4
    assert.equal((await resumeBroadcast(ports, comms, id, settings)).kind, 'resumed')
    assert.deepEqual(
      [(await ports.posts.byId(postId))?.broadcastId, (await ports.posts.byId(postId))?.state],
      [id, 'broadcasting'],
    )
  })

  it('stopped, waits while its cards are being taken back', async () => {
    ports.report.counts.delivered = 5
    ports.report.refused.cancelled = 4
    await stopBroadcast(ports, comms, id)
    ports.tamper('broadcast', { ...(await now()), id: 'takes-back', kind: 'take-back', targetId: id, state: 'running' })
    assert.equal((await resumeBroadcast(ports, comms, id, settings)).kind, 'being-changed')
  })

  it('done, is sent again to those of whom nobody knows, once, for the number that was shown', async () => {
    Object.assign(ports.report.counts, { delivered: 6, unknown: 3 })
    assert.equal((await askToResend(ports, comms, id)).kind, 'closed', 'not while it runs')
    const post = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...post, state: 'broadcast' })
    await become({ state: 'done', finishedAt: ports.now() })
    assert.equal((await askToResend(ports, actor(alice), id)).kind, 'not-comms')
    const asked = await askToResend(ports, comms, id)
    assert.equal(asked.kind === 'resend' && asked.people, 3)
    const other = await resendBroadcast(ports, comms, { broadcastId: id, people: 2 }, settings)
    assert.equal(other.kind === 'resend-again' && other.people, 3)
    ports.beforeCommit(() => resendBroadcast(ports, comms, { broadcastId: id, people: 3 }, settings))
    assert.equal(
      (await resendBroadcast(ports, comms, { broadcastId: id, people: 3 }, settings)).kind,
      'already-started',
      'two at once: once',
    )
    assert.deepEqual(
      [ports.requeued, (await now()).state, (await now()).finishedAt],
      [[`unknown ${id}`], 'running', null],
    )
    assert.deepEqual([last()?.verb, last()?.details], ['broadcast.resent', { people: 3 }])
    assert.deepEqual(jobs(), ['post.follow', 'broadcast.send', 'broadcast.progress'])
  })

  it('never sends a correction or a take-back again: those may simply be repeated', async () => {
    ports.report.counts.unknown = 3
    await become({ state: 'done', kind: 'take-back' })
    assert.equal((await resendBroadcast(ports, comms, { broadcastId: id, people: 3 }, settings)).kind, 'closed')
    await become({ kind: 'send' })
    ports.report.counts.unknown = 0
    assert.equal(
      (await resendBroadcast(ports, comms, { broadcastId: id, people: 0 }, settings)).kind,
      'nothing-unknown',
    )
  })

  for (const state of ['ready', 'scheduled', 'held', 'cancelled'] as const)
    it(`refuses politely what makes no sense while it is ${state}`, async () => {
      await become({ state })
      const kinds = [
        await pauseBroadcast(ports, comms, id),
        await resumeBroadcast(ports, comms, id, settings),
        await resendBroadcast(ports, comms, { broadcastId: id, people: 1 }, settings),
      ]
      assert.deepEqual(
        kinds.map(({ kind }) => kind),
        ['closed', 'closed', 'closed'],
      )
    })

  it('held for its seal and stopped before anybody got it, is not made ready anew: whoever edits it decides', async () => {
    await become({ state: 'held', heldBecause: 'seal-mismatch' })
    const before = await ports.broadcasts.recent(10)
    assert.equal((await stopBroadcast(ports, comms, id)).kind, 'stopped')
    assert.deepEqual(
      [(await ports.posts.byId(postId))?.state, (await ports.posts.byId(postId))?.broadcastId],
      ['approved', id],
    )
    assert.equal((await ports.broadcasts.recent(10)).length, before.length)
  })

  it('stopped before anybody got it for another reason, is ready anew as another broadcast', async () => {
    await become({ state: 'held', heldBecause: 'not-registered', startedAt: ports.now() })
    const before = await ports.broadcasts.recent(10)
    assert.equal((await stopBroadcast(ports, comms, id)).kind, 'stopped')
    const { broadcastId = null } = (await ports.posts.byId(postId))!
    assert.notEqual(broadcastId, id)
    assert.deepEqual(
      [(await ports.broadcasts.byId(broadcastId!))?.state, (await ports.broadcasts.recent(10)).length],
      ['ready', before.length + 1],
    )
    assert.deepEqual([(await now()).startedAt, jobs()], [null, ['broadcast.send', 'post.follow']])
  })

  it('stopped once it has ended, stays as it is; the post of another broadcast too', async () => {
    for (const state of ['ready', 'scheduled', 'done', 'cancelled'] as const) {
      await become({ state })
      assert.equal((await stopBroadcast(ports, comms, id)).kind, 'closed', state)
    }
    await become({ state: 'running' })
    ports.tamper('post', { ...(await ports.posts.byId(postId))!, broadcastId: 'other' })
    assert.equal((await stopBroadcast(ports, comms, id)).kind, 'stopped')
    assert.deepEqual(
      [(await ports.posts.byId(postId))?.state, (await ports.posts.byId(postId))?.broadcastId],
      ['broadcasting', 'other'],
    )
  })
})
