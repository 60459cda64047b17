import assert from 'node:assert/strict'
import { expireBroadcast } from '../../../../src/core/use-cases/broadcasts/expire-broadcast.ts'
import { openCorrection } from '../../../../src/core/use-cases/posts/ending/open-correction.ts'
import { resendBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/resend-broadcast.ts'
import { resumeBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/resume-broadcast.ts'
import { checkSeal } from '../../../../src/core/use-cases/broadcasts/sealed/check-seal.ts'
import { eventState } from '../../../../src/core/domain/events/event.ts'
import { readEvent } from '../../../../src/core/use-cases/events/read-event.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import { brought, carried } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { received } from '../../../fakes/received.ts'
import { alice } from '../../../fakes/town.ts'
import { comms, written } from '../../../fakes/walk.ts'

const dayMs = 24 * 60 * 60_000

describe('an expiry', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))
  const expire = (id: string) => expireBroadcast(ports, id, settings)
  const asked = () => ports.jobs.flatMap(job => (job.job === 'broadcast.expire' ? [job.at ?? null] : []))
  const said = async (id: string) => (await ports.broadcasts.changing(id)).filter(({ kind }) => kind === 'expire')

  it('waits for its day, and for the morning', async () => {
    const { broadcast } = await brought(ports, { validUntil: '2026-12-24' })
    assert.equal(broadcast.expiresOn, '2026-12-25')
    assert.deepEqual(asked(), [null])
    await expire(broadcast.id)
    // Friday the 25th is a holiday, then comes a week-end.
    assert.deepEqual(asked(), [null, '2026-12-28T07:00:00.000Z'])
    assert.equal((await said(broadcast.id)).length, 0)
  })

  it('is said once on every card, with what was sealed', async () => {
    const { broadcast } = await brought(ports, { validUntil: '2026-11-25' })
    ports.pass(dayMs)
    await expire(broadcast.id)
    await expire(broadcast.id)
    const [one, ...others] = await said(broadcast.id)
    assert.ok(one && others.length === 0)
    assert.deepEqual(
      [one.state, one.targetId, one.expiresOn, one.sentBy, one.seal],
      ['planning', broadcast.id, '2026-11-26', null, broadcast.seal],
    )
    assert.equal(await checkSeal(ports, one), true)
    assert.ok(ports.jobs.some(job => job.job === 'broadcast.plan' && job.data.id === one.id))
    await carried(ports, one.id)
    assert.equal((await ports.posts.byId(broadcast.postId))?.state, 'broadcast')
    assert.equal((await openCorrection(ports, comms, broadcast.id, settings)).kind, 'expired')
    await expire(broadcast.id)
    assert.equal((await said(broadcast.id)).length, 1)
  })

  it('ends the sending too: nobody gets a fresh card once the others are said to be over', async () => {
    const { broadcast } = await brought(ports, { validUntil: '2026-11-25' })
    Object.assign(ports.report.counts, { unknown: 2 })
    ports.report.refused.cancelled = 2
    const again = async () => {
      const present = { ...broadcast, version: (await ports.broadcasts.byId(broadcast.id))!.version }
      ports.tamper('broadcast', { ...present, state: 'stopped' })
      const resumed = (await resumeBroadcast(ports, comms, broadcast.id, settings)).kind
      ports.tamper('broadcast', { ...present, state: 'done' })
      ports.tamper('post', { ...(await ports.posts.byId(broadcast.postId))!, state: 'broadcast' })
      return [resumed, (await resendBroadcast(ports, comms, { broadcastId: broadcast.id, people: 2 }, settings)).kind]
    }
    assert.deepEqual(await again(), ['resumed', 'resent'])
    ports.tamper('post', { ...(await ports.posts.byId(broadcast.postId))!, state: 'broadcast' })
    ports.pass(dayMs)
    assert.deepEqual(await again(), ['expired', 'expired'])
    ports.tamper('broadcast', {
      ...broadcast,
      id: 'correction',
      kind: 'correct',
      targetId: broadcast.id,
      state: 'stopped',
    })
    assert.equal(
      (await resumeBroadcast(ports, comms, 'correction', settings)).kind,
      'expired',
      'a correction would draw them as if it were not',
    )
  })

  it('that comes late by night waits for the morning', async () => {
    const { broadcast } = await brought(ports, { validUntil: '2026-11-25' })
    ports.pass(msBetween(ports.now(), '2026-11-26T20:00:00.000Z'))
    ports.jobs.length = 0
    await expire(broadcast.id)
    assert.deepEqual([(await said(broadcast.id)).length, asked()], [0, ['2026-11-27T07:00:00.000Z']])
  })

  it('leaves it said when the words were corrected', async () => {
    const { broadcast } = await brought(ports, { validUntil: '2026-11-25' })
    const startedAt = ports.now()
    ports.tamper('broadcast', { ...broadcast, id: 'correction', kind: 'correct', targetId: broadcast.id, startedAt })
    ports.pass(dayMs)
    await expire(broadcast.id)
    assert.deepEqual(
      (await said(broadcast.id)).map(({ correctedAt }) => correctedAt),
      [startedAt],
    )
  })

  it('is not said of what was taken back or never ends', async () => {
    const { broadcast, post } = await brought(ports, { validUntil: '2026-11-25' })
    ports.tamper('post', { ...post, state: 'taken-back' })
    ports.pass(dayMs)
    await expire(broadcast.id)
    assert.equal((await said(broadcast.id)).length, 0)
    ports = createFakePorts()
    const endless = await brought(ports)
    assert.deepEqual(asked(), [])
    await expire(endless.broadcast.id)
    assert.equal((await said(endless.broadcast.id)).length, 0)
  })

  it('comes by itself the day after an event, whose buttons then act no more', async () => {
    const { broadcast, post } = await brought(ports, { kind: 'event', date: '2026-11-26', place: 'Ici' })
    assert.equal(broadcast.expiresOn, '2026-11-27')
    received(ports, broadcast.id, [alice])
    const event = await readEvent(ports, alice.id, post.id)
    assert.ok(event)
    assert.equal(eventState(event, '2026-11-26T20:00:00.000Z', settings), 'open')
    assert.equal(eventState(event, '2026-11-27T07:00:00.000Z', settings), 'over')
    const early = { ...event, expiresOn: '2026-11-26' }
    assert.equal(eventState(early, '2026-11-26T07:00:00.000Z', settings), 'over')
  })

  it('is refused where it makes no sense', async () => {
    for (const [change, key] of [
      [{ validUntil: '2026-11-24' }, 'valid-past'],
      [{ validUntil: '2026-11-30', slotDate: '2026-12-01', slotTime: '10:00' }, 'valid-before-slot'],
      [{ validUntil: '2026-12-01', kind: 'event', date: '2026-12-02', place: 'Ici' }, 'valid-before-event'],
    ] as const) {
      const { id, revision } = await written(ports, change)
      const result = await submitPost(ports, comms, { postId: id, revision }, settings)
      assert.deepEqual(result.kind === 'faults' && result.faults.map(fault => [fault.field, fault.key]), [
        ['validUntil', key],
      ])
    }
  })
})
