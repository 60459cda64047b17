import assert from 'node:assert/strict'
import { askToSend, checkBroadcastAudience } from '../../../../src/core/use-cases/broadcasts/sending/ask-to-send.ts'
import { cancelBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/cancel-broadcast.ts'
import {
  type ScheduleInput,
  scheduleBroadcast,
} from '../../../../src/core/use-cases/broadcasts/sending/schedule-broadcast.ts'
import { slotGraceMs } from '../../../../src/core/use-cases/broadcasts/sealed-slot.ts'
import { startBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/start-broadcast.ts'
import { stopBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/stop-broadcast.ts'
import { beginBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/begin-broadcast.ts'
import { checkSeal } from '../../../../src/core/use-cases/broadcasts/sealed/check-seal.ts'
import { cancelPost } from '../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, hugo, karim } from '../../../fakes/town.ts'
import { approved, comms, press, refreshed } from '../../../fakes/walk.ts'

describe('broadcasts', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))
  const state = async (id: string) => (await ports.broadcasts.byId(id))?.state
  const start = (broadcastId: string, people: number, who = comms) =>
    startBroadcast(ports, who, { broadcastId, people }, settings)
  const schedule = (broadcastId: string, date: unknown, time: unknown, more: Partial<ScheduleInput> = {}) =>
    scheduleBroadcast(ports, comms, { broadcastId, date, time, ...more }, settings)
  const jobs = (name: string) => ports.jobs.filter(row => row.job === name)

  it('are checked, asked once, and started by comms for the number that was shown', async () => {
    const { post, broadcast } = await approved(ports)
    assert.equal((await checkBroadcastAudience(ports, actor(alice), broadcast.id, settings)).kind, 'not-comms')
    const checked = await checkBroadcastAudience(ports, comms, broadcast.id, settings)
    assert.deepEqual(
      checked.kind === 'checked' && [checked.broadcast.check?.people, checked.broadcast.check?.withoutDepartment],
      [9, 1],
    )
    const asked = await askToSend(ports, comms, broadcast.id, settings)
    assert.ok(asked.kind === 'confirm')
    assert.deepEqual(
      [asked.people, asked.quietHours, asked.second.kind, asked.scheduled],
      [9, false, 'not-needed', null],
    )
    assert.ok(asked.durationMs >= 1_950 && asked.durationMs < 2_200)
    ports.jobs.length = 0
    const started = await start(broadcast.id, 9)
    assert.deepEqual(started.kind === 'started' && [started.broadcast.state, started.broadcast.sentBy?.id], [
      'planning',
      comms.id,
    ])
    assert.equal((await ports.posts.byId(post.id))?.state, 'broadcasting')
    assert.deepEqual(jobs('broadcast.plan'), [{ job: 'broadcast.plan', data: { id: broadcast.id } }])
    assert.deepEqual(
      [ports.journal.at(-1)?.verb, ports.journal.at(-1)?.subject],
      ['broadcast.started', broadcast.reference],
    )
    assert.equal((await start(broadcast.id, 9)).kind, 'already-started')
    assert.equal(jobs('broadcast.plan').length, 1)
  })

  it('are asked again when nobody counted, or another number since', async () => {
    const { broadcast } = await approved(ports)
    assert.deepEqual(
      [(await start(broadcast.id, 9)).kind, (await start('unknown', 9)).kind],
      ['confirm-again', 'not-found'],
    )
    await askToSend(ports, comms, broadcast.id, settings)
    const again = await start(broadcast.id, 8)
    assert.deepEqual(again.kind === 'confirm-again' && again.people, 9)
    ports.town.people.splice(0)
    assert.equal((await askToSend(ports, comms, broadcast.id, settings)).kind, 'nobody')
    assert.equal((await start(broadcast.id, 0)).kind, 'confirm-again')
  })

  it('warn in quiet hours and count two requests for whom Mary has not met', async () => {
    const { broadcast } = await approved(ports)
    ports.pass(11 * 3_600_000)
    ports.known = [alice, hugo].map(({ id }) => ({
      person: id,
      conversationId: 'c',
      serviceUrl: '',
      state: 'open',
      locale: null,
      met: true,
      optedOut: false,
    }))
    const asked = await askToSend(ports, comms, broadcast.id, { ...settings, broadcastPerSecond: 1 })
    assert.equal(asked.kind === 'confirm' && asked.quietHours, true)
    assert.ok(asked.kind === 'confirm' && asked.durationMs >= 17_900 && asked.durationMs < 18_400)
  })

  it('do not start when a visa is withdrawn, or the post given up, at the same moment', async () => {
    const { post, validation, broadcast } = await approved(ports)
    await askToSend(ports, comms, broadcast.id, settings)
    ports.beforeCommit(() => press(ports, actor(karim), { id: post.id, seal: validation.seal }, 'withdraw', 0))
    assert.equal((await start(broadcast.id, 9)).kind, 'closed')
    assert.equal(await state(broadcast.id), 'cancelled')
    assert.equal(jobs('broadcast.plan').length, 0)
  })

  it("are scheduled by the authority's clock, moved, cancelled, and begin when their time has come", async () => {
    const { post, broadcast } = await approved(ports)
    const scheduled = await schedule(broadcast.id, '2026-12-01', '11:00')
    assert.equal(scheduled.kind === 'scheduled' && scheduled.broadcast.scheduledFor, '2026-12-01T10:00:00.000Z')
    assert.deepEqual(jobs('broadcast.plan'), [
      { job: 'broadcast.plan', data: { id: broadcast.id }, at: '2026-12-01T10:00:00.000Z' },
    ])
    const asked = await schedule(broadcast.id, '2026-12-01', '20:00')
    assert.deepEqual(asked.kind === 'sure' && asked.warning, {
      at: '2026-12-01T19:00:00.000Z',
      quietHours: true,
      zone: null,
      people: null,
      unsure: null,
    })
    assert.equal(
      (await ports.broadcasts.byId(broadcast.id))?.scheduledFor,
      '2026-12-01T10:00:00.000Z',
      'asked once first',
    )
    assert.equal(
      (await schedule(broadcast.id, '2026-12-01', '21:00', { agreed: '2026-12-01T19:00:00.000Z' })).kind,
      'sure',
      'another time than was agreed to',
    )
    assert.equal(
      (await schedule(broadcast.id, '2026-12-01', '20:00', { agreed: '2026-12-01T19:00:00.000Z' })).kind,
      'scheduled',
    )
    ports.pass(msBetween(ports.now(), '2026-12-01T10:00:00.000Z'))
    assert.deepEqual(await beginBroadcast(ports, broadcast.id, settings), {
      kind: 'not-yet',
      at: '2026-12-01T19:00:00.000Z',
    })
    assert.equal((await cancelBroadcast(ports, comms, broadcast.id)).kind, 'cancelled')
    assert.equal(await state(broadcast.id), 'ready')
    assert.equal((await beginBroadcast(ports, broadcast.id, settings)).kind, 'not-due')
    await schedule(broadcast.id, '2026-12-01', '12:00')
    ports.pass(3_600_000)
    assert.equal((await beginBroadcast(ports, broadcast.id, settings)).kind, 'planning')
    assert.equal((await beginBroadcast(ports, broadcast.id, settings)).kind, 'planning', 'again after a crash')
    assert.equal((await ports.posts.byId(post.id))?.state, 'broadcasting')
    assert.equal((await cancelBroadcast(ports, comms, broadcast.id)).kind, 'too-late')
    assert.equal(ports.journal.filter(({ verb }) => verb === 'broadcast.started').length, 1)
  })

  it('are neither scheduled nor sent after the day of their event, nor once they would say that they are over', async () => {
    const event = { kind: 'event', date: '2026-12-10', time: '14:00', place: 'Salle A' }
    const { broadcast } = await approved(ports, event)
    const refused = async (id: string, day: string) => {
      const result = await schedule(id, day, '10:00', { agreed: 'yes' })
      return result.kind === 'invalid' ? result.errors.date : result.kind
    }
    assert.equal(await refused(broadcast.id, '2026-12-12'), 'event-over')
    assert.equal(await refused(broadcast.id, '2026-12-10'), 'scheduled', 'the day itself is not too late')
    const { broadcast: short } = await approved(ports, { validUntil: '2026-12-03' })
    assert.equal(await refused(short.id, '2026-12-04'), 'expired')
    const { broadcast: late } = await approved(ports, event)
    ports.pass(20 * 24 * 3_600_000)
    assert.equal((await start(late.id, 9)).kind, 'event-over')
    assert.equal(await state(late.id), 'ready')
  })

  it('are not scheduled for the past, nor for no time at all', async () => {
    const { broadcast } = await approved(ports)
    const errors = async (date: unknown, time: unknown) => {
      const result = await schedule(broadcast.id, date, time)
      return result.kind === 'invalid' ? result.errors : result.kind
    }
    assert.deepEqual(await errors('2026-11-25', '10:00'), { date: 'slot-past' })
    assert.deepEqual(await errors('2126-12-01', '09:00'), { date: 'too-far' }, 'a slip of the year')
    assert.deepEqual(await errors('', undefined), { date: 'required', time: 'required' })
    assert.deepEqual(await errors('demain', '11h'), { date: 'not-a-day', time: 'not-a-time' })
  })

  it('keep to the time that was approved', async () => {
    const { broadcast } = await approved(ports, { slotDate: '2026-12-01', slotTime: '11:00' })
    const slot = '2026-12-01T10:00:00.000Z'
    const asked = await askToSend(ports, comms, broadcast.id, settings)
    assert.deepEqual(asked.kind === 'slot-fixed' && asked.slot, slot)
    assert.equal((await schedule(broadcast.id, '2026-12-01', '11:30')).kind, 'slot-fixed')
    ports.pass(msBetween(ports.now(), slot))
    assert.equal((await askToSend(ports, comms, broadcast.id, settings)).kind, 'confirm')
    ports.pass(slotGraceMs + 1)
    assert.equal((await start(broadcast.id, 9)).kind, 'slot-fixed')
    assert.equal((await askToSend(ports, comms, broadcast.id, settings)).kind, 'slot-fixed')
  })

  it('are stopped while people get them, and stay so', async () => {
    const { post, broadcast } = await approved(ports)
    assert.equal((await stopBroadcast(ports, comms, broadcast.id)).kind, 'closed')
    await askToSend(ports, comms, broadcast.id, settings)
    await start(broadcast.id, 9)
    const planned = await ports.broadcasts.byId(broadcast.id)
    assert.ok(planned)
    ports.tamper('broadcast', { ...planned, state: 'running' })
    assert.equal((await stopBroadcast(ports, comms, broadcast.id)).kind, 'stopped')
    assert.equal(jobs('broadcast.send').length, 8)
    assert.ok(refreshed(ports).includes(`broadcast:${broadcast.id}`))
    assert.equal((await ports.posts.byId(post.id))?.state, 'broadcast')
    assert.equal((await start(broadcast.id, 9)).kind, 'closed')
    assert.equal((await cancelPost(ports, comms, post.id)).kind, 'closed')
  })

  it('that are stopped before anybody got them leave a post that may be sent anew, once', async () => {
    const { post, broadcast } = await approved(ports)
    await askToSend(ports, comms, broadcast.id, settings)
    await start(broadcast.id, 9)
    assert.equal((await stopBroadcast(ports, comms, broadcast.id)).kind, 'stopped')
    const after = await ports.posts.byId(post.id)
    assert.equal(after?.state, 'approved')
    assert.ok(after.broadcastId !== null && after.broadcastId !== broadcast.id)
    const anew = await ports.broadcasts.byId(after.broadcastId)
    assert.deepEqual([anew?.state, anew?.seal, await checkSeal(ports, anew!)], ['ready', broadcast.seal, true])
    assert.ok(refreshed(ports).includes(`broadcast:${after.broadcastId}`))
    assert.equal((await start(broadcast.id, 9)).kind, 'closed')
  })

  it('that reached somebody before they were held and planned anew are not sent a second time by another one', async () => {
    const { post, broadcast } = await approved(ports)
    await askToSend(ports, comms, broadcast.id, settings)
    await start(broadcast.id, 9)
    ports.report.counts.delivered = 3
    assert.equal((await stopBroadcast(ports, comms, broadcast.id)).kind, 'stopped')
    assert.deepEqual(
      [(await ports.posts.byId(post.id))?.state, (await ports.posts.byId(post.id))?.broadcastId],
      ['broadcast', broadcast.id],
    )
  })

  it('start again after the operator mended it, never with a wrong seal', async () => {
    const { post, broadcast } = await approved(ports)
    await askToSend(ports, comms, broadcast.id, settings)
    await start(broadcast.id, 9)
    const planned = await ports.broadcasts.byId(broadcast.id)
    assert.ok(planned)
    ports.tamper('broadcast', { ...planned, state: 'held', heldBecause: 'seal-mismatch' })
    assert.equal((await start(broadcast.id, 9)).kind, 'closed')
    ports.tamper('broadcast', { ...planned, state: 'held', heldBecause: 'not-registered' })
    assert.equal((await start(broadcast.id, 9)).kind, 'started')
    assert.equal((await ports.posts.byId(post.id))?.state, 'broadcasting')
  })
})
