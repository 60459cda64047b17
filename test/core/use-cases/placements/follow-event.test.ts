import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { answerEvent } from '../../../../src/core/use-cases/events/answers/answer-event.ts'
import { followEvent } from '../../../../src/core/use-cases/placements/follow-event.ts'
import { readEvent } from '../../../../src/core/use-cases/events/read-event.ts'
import type { Frame, Messenger, Pace } from '../../../../src/core/ports/outside.ts'
import type { SendOutcome } from '../../../../src/core/domain/send-outcome.ts'
import { brought } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { received } from '../../../fakes/received.ts'
import { actor, alice, hugo } from '../../../fakes/town.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { faceOf, isWaitedFor } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'

const event = { kind: 'event', date: '2026-12-10', time: '12:30', place: 'Salle A', capacity: '1' }

describe('the cards of an event, after an answer', () => {
  let ports: FakePorts
  let broadcast: Broadcast
  let done: string[]
  let frames: Frame[]
  let outcome: SendOutcome
  const never = () => assert.fail('nothing is sent or taken back')
  const note =
    (what: string) =>
    async ({ key }: { key: string }) => (done.push(`${what} ${key}`), outcome)
  const messenger: Messenger = {
    show: note('show'),
    redraw: note('redraw'),
    remove: note('remove'),
    deliver: never,
    takeBack: never,
    correct: async (_, { person }, frame) => (done.push(`correct ${person}`), frames.push(frame), outcome),
  }
  const pace: Pace = {
    book: async () => undefined,
    take: async () => undefined,
    leave: () => true,
    throttled: () => undefined,
  }

  beforeEach(async () => {
    ports = createFakePorts()
    broadcast = (await brought(ports, event)).broadcast
    done = []
    frames = []
    outcome = { kind: 'delivered', conversationId: 'a', activityId: '1' }
    received(ports, broadcast.id, [alice, hugo])
  })
  const says = (who: typeof alice, answer: 'yes' | 'maybe' | 'no') =>
    answerEvent(ports, actor(who), { postId: broadcast.postId, says: answer }, settings)
  const follow = (who: typeof alice) =>
    followEvent({ ...ports, messenger, pace }, { postId: broadcast.postId, person: who.id }, settings)
  it('read no waiting list for what they do not show: it is long, and everybody who answers has such a job', async () => {
    await says(alice, 'yes')
    ports.events.places = () => assert.fail('nobody asks for the places')
    await follow(alice)
    assert.deepEqual(done, [`correct ${alice.id}`])
  })

  const followed = () => ports.jobs.flatMap(one => (one.job === 'event.follow' ? [one.data.person] : []))
  const removal = () =>
    ports.tamper('broadcast', {
      ...broadcast,
      id: 'removal',
      kind: 'take-back',
      targetId: broadcast.id,
      state: 'running',
      startedAt: ports.now(),
    })

  it('say that it is called off to whoever registered as it was, by what called it off, though a removal waits for its second word', async () => {
    await says(alice, 'yes')
    const at = (minutes: number) => new Date(Date.parse(ports.now()) + minutes * 60_000).toISOString()
    const change = (id: string, kind: Broadcast['kind'], more: Partial<Broadcast>) =>
      ports.tamper('broadcast', { ...broadcast, id, kind, targetId: broadcast.id, ...more })
    change('off', 'call-off', { state: 'running', startedAt: at(1), createdAt: at(1), reason: 'Orages' })
    change('waits', 'take-back', { state: 'ready', startedAt: null, createdAt: at(2) })
    await follow(alice)
    assert.deepEqual(done, [`correct ${alice.id}`, `show cancelled:off:${alice.id}`])
    assert.equal(frames[0]?.remark, 'cancelled')
    assert.equal(frames[0]?.reason, 'Orages')
    done.length = 0
    await follow(alice)
    assert.deepEqual(done, [`correct ${alice.id}`, `redraw cancelled:off:${alice.id}`], 'told once')
  })

  it('say that it is called off, or taken back, to whoever may come, and to nobody who does not', async () => {
    await says(alice, 'maybe')
    await says(hugo, 'no')
    const ending = { ...broadcast, targetId: broadcast.id, state: 'running' as const, startedAt: ports.now() }
    ports.tamper('broadcast', { ...ending, id: 'off', kind: 'call-off', reason: 'Orages' })
    for (const one of [alice, hugo]) await follow(one)
    assert.deepEqual(
      done.filter(what => what.includes('cancelled')),
      [`show cancelled:off:${alice.id}`],
    )
  })

  it('tell anew of a removal that comes after a correction said that the event takes place', async () => {
    await says(alice, 'yes')
    const at = (minutes: number) => new Date(Date.parse(ports.now()) + minutes * 60_000).toISOString()
    const change = (id: string, kind: Broadcast['kind'], minutes: number) =>
      ports.tamper('broadcast', {
        ...broadcast,
        id,
        kind,
        targetId: broadcast.id,
        state: 'stopped',
        startedAt: at(minutes),
        createdAt: at(minutes),
      })
    change('first', 'take-back', 1)
    await follow(alice)
    change('correction', 'correct', 2)
    change('second', 'take-back', 3)
    done.length = 0
    await follow(alice)
    assert.ok(done.includes(`show cancelled:second:${alice.id}`), String(done))
  })

  it('say on every device what was answered: the delivered card, and those beside it', async () => {
    await says(alice, 'yes')
    assert.deepEqual(followed(), [alice.id])
    ports.tamper('placement', {
      key: keyed(`event:${broadcast.postId}:${alice.id}:1`),
      version: 1,
      state: 'placed',
      to: { kind: 'person', id: alice.id },
      conversationId: 'a',
      activityId: '2',
      reason: null,
      leaseUntil: null,
      updatedAt: '',
    })
    await follow(alice)
    assert.deepEqual(done, [`correct ${alice.id}`, `redraw event:${broadcast.postId}:${alice.id}:1`])
    assert.equal(frames[0]?.answered?.answer.answer, 'yes')
  })

  it('bear the words of a correction that is held, but never those that are not of its seal', async () => {
    const held = (heldBecause: Broadcast['heldBecause']) => {
      const rendered = { ...broadcast.rendered, card: '{"other":"words"}' }
      ports.tamper('broadcast', {
        ...broadcast,
        id: 'correction',
        kind: 'correct',
        targetId: broadcast.id,
        state: 'held',
        heldBecause,
        startedAt: ports.now(),
        rendered,
      })
    }
    const cards: string[] = []
    const correct: Messenger['correct'] = async ({ card }) => (cards.push(card), outcome)
    for (const because of ['not-registered', 'seal-mismatch'] as const) {
      held(because)
      await followEvent(
        { ...ports, messenger: { ...messenger, correct }, pace },
        { postId: broadcast.postId, person: alice.id },
        settings,
      )
    }
    assert.deepEqual(cards, ['{"other":"words"}', broadcast.rendered.card])
  })

  it('tell of a correction under which somebody answered, and of no other session than theirs', async () => {
    let corrections = 0
    const correction = (change: Partial<Broadcast>) =>
      ports.tamper('broadcast', {
        ...broadcast,
        id: `correction${++corrections}`,
        kind: 'correct',
        targetId: broadcast.id,
        state: 'running',
        startedAt: ports.now(),
        finishedAt: null,
        ...change,
      })
    const told = async (change: Partial<Broadcast>) => {
      correction(change)
      done.length = 0
      await follow(alice)
      corrections--
      correction({ startedAt: null })
      return done.filter(one => one.startsWith(`show moved:correction${corrections}:`)).length
    }
    await says(alice, 'yes')
    assert.equal(await told({ moved: ['place'] }), 1)
    assert.equal(await told({ moved: ['session'], movedSessions: ['s1'] }), 0)
    const answer = (await ports.events.answer(broadcast.postId, alice.id))!
    ports.tamper('event_answer', { ...answer, session: 's1' })
    assert.equal(await told({ moved: ['session'], movedSessions: ['s1'] }), 1)
    const before = new Date(Date.parse(ports.now()) - 2_000).toISOString()
    const over = new Date(Date.parse(ports.now()) - 1_000).toISOString()
    assert.equal(await told({ moved: ['place'], state: 'done', startedAt: before, finishedAt: over }), 0)
    await says(alice, 'no')
    assert.equal(await told({ moved: ['place'] }), 0)
  })

  it('follow for whoever got the place that became free, at once: only the message waits for the morning', async () => {
    await says(alice, 'yes')
    await says(hugo, 'yes')
    ports.pass(12 * 3_600_000)
    ports.jobs.length = 0
    await says(alice, 'no')
    assert.deepEqual(followed().toSorted(), [alice.id, hugo.id].toSorted())
    assert.ok(ports.jobs.every(({ job, at }) => job !== 'event.follow' || at === undefined))
  })

  it('wait for a card that is just leaving, and for Teams', async () => {
    await says(alice, 'yes')
    ports.delivered[0]!.state = 'sending'
    await assert.rejects(follow(alice), Unavailable)
    ports.delivered[0]!.state = 'delivered'
    outcome = { kind: 'failed', status: 503 }
    await assert.rejects(follow(alice), Unavailable)
    outcome = { kind: 'refused', reason: 'blocked' }
    await follow(alice)
  })

  it('of who registered just as the cards began to go, tell that it is cancelled, once', async () => {
    await says(alice, 'yes')
    removal()
    await follow(alice)
    await follow(alice)
    assert.deepEqual(done, [`show cancelled:removal:${alice.id}`, `redraw cancelled:removal:${alice.id}`])
    await follow(hugo)
    assert.equal(done.length, 2, 'who did not register is told nothing')
  })

  it('are cancelled from the moment on at which the first of them may go', async () => {
    await says(alice, 'yes')
    removal()
    const result = await says(hugo, 'yes')
    assert.deepEqual(result.kind === 'answered' && [result.state, result.event.answer], ['cancelled', null])
    assert.equal(await faceOf(ports, keyed(`reminder:${broadcast.postId}:${alice.id}`)), null)
    const told = await faceOf(ports, keyed(`cancelled:removal:${alice.id}`))
    assert.ok(told && isWaitedFor(told.face, ports.now()), 'comms learns whom it did not reach')
    ports.pass(17 * 24 * 3_600_000)
    assert.equal(isWaitedFor(told.face, ports.now()), false)
  })

  it('show the words of a correction from its first card on, and what people have until then', async () => {
    const post = (await ports.posts.byId(broadcast.postId))!
    const corrected = { ...post.content, title: 'Visite déplacée', event: { ...post.content.event!, place: 'Salle B' } }
    const correcting = { broadcastId: broadcast.id, content: post.content, expiresOn: post.expiresOn }
    const correction: Broadcast = {
      ...broadcast,
      id: 'correction',
      kind: 'correct',
      targetId: broadcast.id,
      title: 'Visite déplacée',
      state: 'ready',
      startedAt: null,
      moved: ['place'],
    }
    const seen = async () => {
      const event = await readEvent(ports, alice.id, post.id)
      return [event?.title, event?.details.place]
    }
    ports.tamper('broadcast', correction)
    ports.tamper('post', { ...post, state: 'approved', content: corrected, correcting, broadcastId: 'correction' })
    assert.deepEqual(await seen(), [post.content.title, 'Salle A'])
    ports.tamper('broadcast', { ...correction, state: 'running', startedAt: ports.now() })
    ports.tamper('post', { ...post, state: 'broadcasting', content: corrected, correcting, broadcastId: 'correction' })
    assert.deepEqual(await seen(), ['Visite déplacée', 'Salle B'])
    ports.tamper('broadcast', { ...correction, state: 'done', startedAt: ports.now() })
    ports.tamper('post', { ...post, content: corrected })
    assert.deepEqual(await seen(), ['Visite déplacée', 'Salle B'])
  })

  it('ask for the figures on the card of the sending and on those of its corrections', async () => {
    for (const [id, kind, planned] of [
      ['c1', 'correct', 3],
      ['c2', 'correct', null],
      ['e', 'expire', 3],
    ] as const)
      ports.tamper('broadcast', {
        ...broadcast,
        id,
        kind,
        targetId: broadcast.id,
        planned,
        state: 'done',
        createdAt: `${id}`,
      })
    ports.jobs.length = 0
    await says(alice, 'yes')
    const keys = ports.jobs.flatMap(one =>
      one.job === 'placement.refresh' && one.data.key.startsWith('broadcast:') ? [one.data.key] : [],
    )
    assert.deepEqual(keys, [`broadcast:${broadcast.id}`, 'broadcast:c1'])
  })
})
