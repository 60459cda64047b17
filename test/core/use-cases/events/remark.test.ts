import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { newChange } from '../../../../src/core/use-cases/broadcasts/begin-correction.ts'
import { checkSeal } from '../../../../src/core/use-cases/broadcasts/sealed/check-seal.ts'
import { answerEvent } from '../../../../src/core/use-cases/events/answers/answer-event.ts'
import { readEvent } from '../../../../src/core/use-cases/events/read-event.ts'
import { remarkedEveryMs, remarkOnEvent } from '../../../../src/core/use-cases/events/told/remark-on-event.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import type { Person } from '../../../../src/core/domain/actor.ts'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import { brought, carried } from '../../../fakes/brought.ts'
import { changedEvent } from '../../../fakes/changed-event.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { received } from '../../../fakes/received.ts'
import { actor, alice, diane, hugo } from '../../../fakes/town.ts'

const event = { kind: 'event', date: '2026-12-10', time: '12:30', place: 'Salle A', capacity: '1' }

describe('what is true of an event for all', () => {
  let ports: FakePorts
  let broadcast: Broadcast
  let postId: string
  beforeEach(async () => {
    ports = createFakePorts()
    broadcast = (await brought(ports, event)).broadcast
    postId = broadcast.postId
    received(ports, broadcast.id, [alice, hugo, diane])
    ports.jobs.length = 0
  })
  const says = (who: Person, says: 'yes' | 'no') => answerEvent(ports, actor(who), { postId, says }, settings)
  const look = (closing = false) => remarkOnEvent(ports, { postId, closing }, settings)
  const remarks = async () =>
    (await ports.broadcasts.changing(broadcast.id)).filter(({ kind }) => kind === 'remark').toReversed()
  const said = async () => (await remarks()).map(({ remark }) => remark)
  const asked = () => ports.jobs.flatMap(one => (one.job === 'event.remark' ? [one.at ?? null] : []))
  const closesOn = (day: string) => changedEvent(ports, postId, { closesOn: day })
  const until = (at: string) => ports.pass(msBetween(ports.now(), at))

  it('is looked at when the last place is taken, or the first one free again, and by no other answer', async () => {
    await says(diane, 'no')
    assert.deepEqual(asked(), [])
    await says(alice, 'yes')
    assert.deepEqual(asked(), [null])
    await says(hugo, 'yes')
    assert.deepEqual(asked(), [null], 'it is full already')
    await says(alice, 'no')
    assert.deepEqual(asked(), [null], 'whoever waited has the place')
    await says(hugo, 'no')
    assert.deepEqual(asked(), [null, null])
  })

  it('is said once on every card, by what was sealed, and by no card in the channel', async () => {
    await says(alice, 'yes')
    await look()
    await look()
    const [one, ...others] = await remarks()
    assert.ok(one && others.length === 0)
    assert.deepEqual(
      [one.state, one.remark, one.targetId, one.sentBy, one.seal],
      ['planning', 'full', broadcast.id, null, broadcast.seal],
    )
    assert.equal(await checkSeal(ports, one), true)
    assert.equal(await faceOf(ports, keyOf({ card: 'broadcast', broadcastId: one.id })), null)
    assert.equal((await ports.broadcasts.recent(10)).length, 1)
    await carried(ports, one.id)
    assert.equal((await readEvent(ports, diane.id, postId))?.remark, 'full')
    await look()
    assert.deepEqual(await said(), ['full'])
    assert.equal((await ports.posts.byId(postId))?.state, 'broadcast')
  })

  it('goes not more often than every half hour, whatever people answer meanwhile', async () => {
    await says(alice, 'yes')
    await look()
    const [full] = await remarks()
    await carried(ports, full!.id)
    await says(alice, 'no')
    ports.jobs.length = 0
    await look()
    assert.deepEqual(await said(), ['full'])
    const due = new Date(Date.parse(full!.createdAt) + remarkedEveryMs).toISOString()
    assert.deepEqual(asked(), [due])
    until(due)
    await look()
    assert.deepEqual(await said(), ['full', 'free'])
    await carried(ports, (await remarks())[1]!.id)
    assert.equal((await readEvent(ports, diane.id, postId))?.remark, null)
    await says(alice, 'yes')
    await says(alice, 'no')
    until('2026-11-26T09:00:00.000Z')
    await look()
    assert.deepEqual(await said(), ['full', 'free'], 'the cards say what is true')
  })

  it('that answers are over is said the day after the last one, in the morning, whatever was said just before', async () => {
    await closesOn('2026-11-25')
    await look(true)
    assert.deepEqual(asked(), ['2026-11-26T07:00:00.000Z'])
    until('2026-11-25T19:30:00.000Z')
    await says(alice, 'yes')
    ports.jobs.length = 0
    await look()
    assert.deepEqual([await said(), asked()], [[], ['2026-11-26T07:00:00.000Z']], 'by night nothing is told')
    until('2026-11-26T07:00:00.000Z')
    await look()
    assert.deepEqual(await said(), ['closed'])
  })

  it('that answers are over waits for no half hour: it happens once', async () => {
    const always = { ...settings, quietHours: 'off' } as const
    const lookAlways = () => remarkOnEvent(ports, { postId, closing: false }, always)
    await closesOn('2026-11-25')
    // Ten minutes before midnight in Paris.
    until('2026-11-25T22:50:00.000Z')
    await says(alice, 'yes')
    await lookAlways()
    await carried(ports, (await remarks())[0]!.id)
    until('2026-11-25T23:05:00.000Z')
    await lookAlways()
    assert.deepEqual(await said(), ['full', 'closed'])
  })

  it('waits for what changes the cards just now, and never speaks of what is over or called off', async () => {
    await says(alice, 'yes')
    ports.tamper('broadcast', {
      ...broadcast,
      id: 'correction',
      kind: 'correct',
      targetId: broadcast.id,
      state: 'running',
    })
    await assert.rejects(look(), Unavailable)
    ports.tamper('broadcast', { ...(await ports.broadcasts.byId('correction'))!, state: 'cancelled' })
    const post = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...post, state: 'cancelled' })
    await look()
    ports.tamper('post', { ...post, version: 9 })
    until('2026-12-11T09:00:00.000Z')
    await look()
    assert.deepEqual(await said(), [])
  })

  it('is said anew once a correction has drawn the cards without it', async () => {
    await says(alice, 'yes')
    await look()
    await carried(ports, (await remarks())[0]!.id)
    const correction = { ...broadcast, id: 'correction', kind: 'correct', targetId: broadcast.id } as const
    ports.pass(remarkedEveryMs)
    ports.tamper('broadcast', { ...correction, startedAt: ports.now(), createdAt: ports.now() })
    assert.equal((await readEvent(ports, diane.id, postId))?.remark, null)
    await look()
    assert.deepEqual(await said(), ['full', 'full'])
  })

  it('is not said again where a correction drew the cards with it, but for one that was stopped half-way', async () => {
    await says(alice, 'yes')
    const correction = { ...broadcast, id: 'correction', kind: 'correct', targetId: broadcast.id } as const
    const drawn = { ...correction, remark: 'full' as const, startedAt: ports.now(), createdAt: ports.now() }
    ports.tamper('broadcast', drawn)
    assert.equal((await readEvent(ports, diane.id, postId))?.remark, 'full')
    const birth = { id: 'next', reference: broadcast.reference, at: ports.now(), sentBy: null }
    assert.equal(newChange('expire', broadcast, drawn, birth).remark, undefined, 'what is over is not full')
    await look()
    assert.deepEqual(await said(), [])
    ports.tamper('broadcast', { ...drawn, version: 2, state: 'stopped' })
    await look()
    assert.deepEqual(await said(), ['full'])
  })

  it('nobody who asks anew loses their place because answers are over', async () => {
    await says(alice, 'yes')
    const answer = (await ports.events.answer(postId, alice.id))!
    ports.tamper('event_answer', { ...answer, asked: true })
    await closesOn('2026-11-25')
    until('2026-11-26T09:00:00.000Z')
    assert.equal((await says(hugo, 'yes')).kind, 'answered')
    assert.equal(await ports.events.answer(postId, hugo.id), null)
    await says(alice, 'yes')
    const { answer: kept, asked } = (await ports.events.answer(postId, alice.id))!
    assert.deepEqual([kept, asked], ['yes', undefined])
  })
})
