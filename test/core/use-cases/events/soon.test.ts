import assert from 'node:assert/strict'
import type { EventDetails } from '../../../../src/core/domain/posts/post.ts'
import { beginsOtherwise, startsAt } from '../../../../src/core/domain/events/starts.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import { answerEvent } from '../../../../src/core/use-cases/events/answers/answer-event.ts'
import { remindOfEvent, remindSoon, soonAt } from '../../../../src/core/use-cases/events/told/reminder.ts'
import { resizeEvent } from '../../../../src/core/use-cases/events/answers/resize-event.ts'
import { changedEvent } from '../../../fakes/changed-event.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { received } from '../../../fakes/received.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { brought } from '../../../fakes/brought.ts'

const event = { kind: 'event', date: '2026-12-02', time: '12:30', place: 'Médiathèque' }
const sessions = [
  { id: 's1', time: '10:00', label: 'Compost', capacity: null },
  { id: 's2', time: '14:00', label: 'Visite', capacity: null },
]

describe('the reminder an hour before', () => {
  let ports: FakePorts
  let data: { postId: string; person: string }
  const open = async (details: Partial<EventDetails> = {}) => {
    ports = createFakePorts()
    const { post, broadcast } = await brought(ports, event)
    data = { postId: post.id, person: alice.id }
    received(ports, broadcast.id, [alice])
    await become(details)
    return broadcast
  }
  const become = (details: Partial<EventDetails>) => changedEvent(ports, data.postId, details)
  const says = async (answer: 'yes' | 'no' | 'maybe', session?: string) => {
    ports.jobs.length = 0
    await answerEvent(ports, actor(alice), { postId: data.postId, says: answer, session }, settings)
    return ports.jobs.flatMap(one => (one.job === 'event.soon' ? [one.at] : []))
  }
  const runAt = async (at: string) => {
    ports.pass(msBetween(ports.now(), at))
    ports.jobs.length = 0
    await remindSoon(ports, data, settings)
    return ports.jobs
  }
  const card = (starts: string) => ({
    job: 'placement.refresh',
    data: { key: `soon:${data.postId}:${alice.id}:${Date.parse(starts)}` },
  })

  it('comes before the event, or before the session that somebody took', async () => {
    await open({ sessions })
    assert.deepEqual(await says('yes', 's2'), ['2026-12-02T12:00:00.000Z'])
    assert.deepEqual(await says('yes', 's1'), ['2026-12-02T08:00:00.000Z'])
    assert.deepEqual(await runAt('2026-12-02T08:00:00.000Z'), [card('2026-12-02T09:00:00.000Z')])
    assert.equal(
      startsAt({ date: '2026-12-02', time: '12:30', sessions }, null, settings.timeZone),
      '2026-12-02T11:30:00.000Z',
    )
  })

  it('is only for who comes, and not for who says so within the hour', async () => {
    await open()
    assert.deepEqual([await says('maybe'), await says('yes'), await says('no')], [[], ['2026-12-02T10:30:00.000Z'], []])
    assert.deepEqual(await runAt('2026-12-02T10:30:00.000Z'), [])
    assert.deepEqual(await says('yes'), [])
  })

  it('moves with the hour: the card of another hour is another card, and that of the same hour is one', async () => {
    await open()
    await says('yes')
    assert.deepEqual(await runAt('2026-12-02T10:30:00.000Z'), [card('2026-12-02T11:30:00.000Z')])
    assert.deepEqual(await runAt('2026-12-02T10:31:00.000Z'), [card('2026-12-02T11:30:00.000Z')])
    await become({ time: '16:00' })
    assert.deepEqual(await runAt('2026-12-02T10:32:00.000Z'), [
      { job: 'event.soon', data, at: '2026-12-02T14:00:00.000Z' },
    ])
    assert.deepEqual(await runAt('2026-12-02T14:00:00.000Z'), [card('2026-12-02T15:00:00.000Z')])
    assert.deepEqual(await runAt('2026-12-02T15:00:00.000Z'), [], 'it has begun')
  })

  it('is asked for anew where an hour moved, on the same day too', async () => {
    await open()
    await says('yes')
    ports.jobs.length = 0
    await resizeEvent(ports, { postId: data.postId, newDay: true }, settings)
    assert.ok(ports.jobs.some(one => one.job === 'event.soon'))
    const before = { date: '2026-12-02', time: '12:30', sessions }
    const later = sessions.map(one => ({ ...one, time: '15:00' }))
    assert.deepEqual(
      [before, { ...before, time: '13:00' }, { ...before, sessions: later }].map(after =>
        beginsOtherwise(before, after),
      ),
      [false, true, true],
    )
  })

  it('is none where it would ring while people are left alone: the one of the day before names the hour', async () => {
    assert.equal(soonAt('2026-12-02T07:00:00.000Z', settings), null, 'at eight in the morning')
    assert.equal(soonAt('2026-12-05T11:00:00.000Z', settings), null, 'on a Saturday')
    assert.equal(soonAt(null, settings), null, 'at an hour that nobody said')
    assert.equal(soonAt('2026-12-05T11:00:00.000Z', { ...settings, quietHours: 'off' }), '2026-12-05T10:00:00.000Z')
    await open({ time: '08:00' })
    assert.deepEqual(await says('yes'), [])
    await become({ time: '19:45' })
    assert.deepEqual(await says('no'), [])
    assert.deepEqual(await says('yes'), ['2026-12-02T17:45:00.000Z'])
    assert.deepEqual(await runAt('2026-12-02T18:10:00.000Z'), [], 'kept by an outage until the evening')
  })

  it('whoever was reminded of another day is reminded of the new one too', async () => {
    const broadcast = await open()
    await says('yes')
    const correction = {
      ...broadcast,
      id: 'c1',
      kind: 'correct' as const,
      targetId: broadcast.id,
      moved: ['date' as const],
      state: 'done' as const,
      startedAt: ports.now(),
      planned: 1,
      expiresOn: '2026-12-11',
    }
    ports.tamper('broadcast', correction)
    await become({ date: '2026-12-10' })
    ports.pass(msBetween(ports.now(), '2026-12-09T08:00:00.000Z'))
    ports.jobs.length = 0
    await remindOfEvent(ports, data, settings)
    assert.deepEqual(ports.jobs, [
      { job: 'placement.refresh', data: { key: `reminder:${data.postId}:${alice.id}:2026-12-10` } },
    ])
  })
})
