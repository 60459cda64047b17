import assert from 'node:assert/strict'
import fc from 'fast-check'
import sinon from 'sinon'
import { maxAttempts } from '../../src/core/use-cases/broadcasts/settle-delivery.ts'
import { computeSeal } from '../../src/core/domain/seal.ts'
import { Misconfigured, Unavailable } from '../../src/core/domain/errors.ts'
import type { Ports } from '../../src/core/ports.ts'
import type { SendOutcome } from '../../src/core/domain/send-outcome.ts'
import { sendBroadcast, type SendOptions } from '../../src/dispatch/engine.ts'
import { finishBroadcast, holdBroadcast } from '../../src/dispatch/run/end.ts'
import { conversation, drive, running, runOptions, until as passUntil } from './drive.ts'
import { arrived, type FakeWorld, paceOf } from './fake-world.ts'
import { holds } from '../support/holds.ts'
import { stepOf, visaOf } from '../support/steps-of.ts'

describe('sending a broadcast', () => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => (clock = sinon.useFakeTimers(Date.parse('2026-11-25T09:00:00Z'))))
  afterEach(() => clock.restore())

  const until = <T>(promise: Promise<T>, maxMs?: number): Promise<T> => passUntil(clock, promise, maxMs)
  const send = (world: FakeWorld, options: Partial<SendOptions> = {}, ports: Ports = world.ports()) =>
    until(drive(ports, { memory: world.memory, ...options }))

  it('brings it to everybody once, so many at a time, and ends with a report', async () => {
    const world = await running(300)
    world.answer = (delivery, frame) => {
      assert.equal(world.ledger.row(delivery.person).state, 'sending', 'written before it leaves')
      return arrived(delivery, frame)
    }
    assert.equal(await send(world), 'done')
    assert.equal(new Set(world.sends.map(({ person }) => person)).size, 300)
    assert.equal(world.sends.length, 300)
    assert.equal(world.mostInFlight, 16)
    assert.ok(Math.max(...world.ledger.markBatches) <= 16)
    assert.equal(world.turns, 300)
    assert.equal(world.ledger.row('p7').activityId, '1p7')
    assert.equal(world.broadcast.state, 'done')
    assert.equal(world.post.state, 'broadcast')
    assert.deepEqual(world.journal(), ['broadcast.finished'])
    assert.deepEqual(world.jobs(), ['post.follow', 'placement.refresh'])
    assert.equal(await send(world), 'not-running')
    assert.equal(world.sends.length, 300)
  })

  it('stops at the next card where the gate says no in the middle of it, and keeps what it took', async () => {
    const world = await running(20)
    world.answer = (delivery, frame) => {
      world.hold ??= { because: 'server', before: 'a', now: 'b', since: '2026-11-25T09:00:00.000Z' }
      return arrived(delivery, frame)
    }
    assert.equal(await send(world, { concurrency: 1 }), 'held')
    assert.deepEqual([world.sends.length, world.broadcast.heldBecause], [1, 'restored'])
    assert.deepEqual(world.ledger.counts(), { delivered: 1, queued: 19 })
    assert.ok(world.turns <= 3, `${world.turns} turns`)
  })

  it('says who Mary is to those whom no broadcast reached before', async () => {
    const world = await running(3)
    world.ledger.conversations.set('p1', conversation('p1'))
    world.ledger.conversations.set('p2', conversation('p2', { met: false }))
    await send(world)
    assert.deepEqual(
      world.sends.map(({ person, frame }) => [person, frame.firstContact]),
      [
        ['p0', true],
        ['p1', false],
        ['p2', true],
      ],
    )
  })

  it('does with each answer what it means', async () => {
    const world = await running(7)
    const first: SendOutcome[] = [
      { kind: 'unknown' },
      { kind: 'throttled', retryAfterMs: 7_000 },
      { kind: 'failed', status: 412 },
      { kind: 'refused', reason: 'service-error' },
      { kind: 'refused', reason: 'blocked' },
    ]
    world.answer = (delivery, frame) =>
      (delivery.attempts === 0 ? first[Number(delivery.person.slice(1))] : undefined) ?? arrived(delivery, frame)
    assert.equal(await send(world), 'done')
    const states = [...world.ledger.rows.values()].map(({ state, reason, attempts }) => [state, reason, attempts])
    assert.deepEqual(states, [
      ['unknown', null, 1],
      ['delivered', null, 2],
      ['delivered', null, 2],
      ['refused', 'service-error', 1],
      ['refused', 'blocked', 1],
      ['delivered', null, 1],
      ['delivered', null, 1],
    ])
    const [before, after] = world.sends.filter(({ person }) => person === 'p1')
    assert.ok(after!.at - before!.at >= 7_000)
  })

  it('does not end what somebody resumed while it was seen to be over', async () => {
    const world = await running(2)
    world.answer = () => ({ kind: 'unknown' })
    const ports = world.ports()
    const nextDueMs = ports.deliveries.nextDueMs
    let resent = false
    ports.deliveries.nextDueMs = async id => {
      const dueMs = await nextDueMs(id)
      if (dueMs !== null || resent) return dueMs
      // Another process ends it, comms sends again, and only then does this one go on.
      resent = true
      world.answer = arrived
      Object.assign(world.ledger.row('p0'), { state: 'queued' })
      world.broadcast = { ...world.broadcast, version: world.broadcast.version + 2 }
      return null
    }
    assert.equal(await send(world, {}, ports), 'done')
    assert.deepEqual(world.ledger.counts(), { delivered: 1, unknown: 1 })
  })

  it('sends nothing when it was paused while its people were compared', async () => {
    const world = await running(3)
    const ports = world.ports()
    const frozen = ports.deliveries.frozen
    ports.deliveries.frozen = async id => {
      world.broadcast = { ...world.broadcast, state: 'paused', version: world.broadcast.version + 1 }
      return frozen(id)
    }
    assert.equal(await send(world, {}, ports), 'not-running')
    assert.deepEqual([world.sends, world.ledger.counts()], [[], { queued: 3 }])
  })

  it('gives a person up after a bounded number of tries', async () => {
    const world = await running(1)
    world.answer = () => ({ kind: 'failed', status: 504 })
    assert.equal(await send(world), 'done')
    assert.equal(world.sends.length, maxAttempts)
    assert.equal(world.ledger.row('p0').reason, 'service-unavailable')
  })

  it('asks nobody again who closed the way, and spends no turn on them', async () => {
    const world = await running(3)
    world.ledger.conversations.set('p0', conversation('p0', { state: 'removed' }))
    world.ledger.conversations.set('p1', conversation('p1', { state: 'blocked' }))
    world.answer = (delivery, frame) =>
      delivery.conversation === null ? arrived(delivery, frame) : { kind: 'refused', reason: 'not-installed' }
    world.install = async () => 'installed'
    assert.equal(await send(world), 'done')
    assert.equal(world.turns, 1)
    assert.deepEqual(world.installs, [])
  })

  it('installs herself once for whoever lacks her, then writes by a new conversation', async () => {
    const world = await running(2)
    world.install = async () => 'installed'
    world.answer = (delivery, frame) => {
      if (world.sends.filter(({ person }) => person === delivery.person).length > 1) {
        assert.equal(delivery.conversation?.state ?? 'open', 'open')
        return delivery.person === 'p0' ? arrived(delivery, frame) : { kind: 'refused', reason: 'not-installed' }
      }
      world.ledger.conversations.set(delivery.person, conversation(delivery.person, { state: 'removed' }))
      return { kind: 'refused', reason: 'not-installed' }
    }
    assert.equal(await send(world), 'done')
    assert.deepEqual(world.installs, ['p0', 'p1'])
    assert.equal(world.ledger.row('p0').state, 'delivered')
    assert.equal(world.ledger.row('p1').reason, 'not-installed')
  })

  it('installs herself for nobody who had her: they took her away, though Teams has not said so yet', async () => {
    const world = await running(4)
    world.install = async () => 'installed'
    world.ledger.conversations.set('p0', conversation('p0'))
    world.ledger.conversations.set('p1', conversation('p1', { conversationId: null, met: true }))
    world.ledger.conversations.set('p2', conversation('p2', { conversationId: null, met: false }))
    world.answer = (delivery, frame) =>
      world.installs.includes(delivery.person) ? arrived(delivery, frame) : { kind: 'refused', reason: 'not-installed' }
    assert.equal(await send(world), 'done')
    assert.deepEqual(world.installs.toSorted(), ['p2', 'p3'])
    assert.equal(world.ledger.row('p0').reason, 'not-installed')
  })

  it('nor for whoever takes her away between two tries, though another process may have installed her', async () => {
    const world = await running(1)
    world.install = async () => 'installed'
    world.answer = ({ conversation: known }) => {
      if (known?.state === 'removed' || world.sends.length > 1) return { kind: 'refused', reason: 'not-installed' }
      world.ledger.conversations.set('p0', conversation('p0', { conversationId: null, met: false, state: 'removed' }))
      return { kind: 'throttled', retryAfterMs: 1 }
    }
    assert.equal(await send(world), 'done')
    assert.deepEqual([world.installs, world.sends.length], [[], 2])
  })

  it('asks no more to install herself where she may not, and waits for Graph where it is away', async () => {
    const world = await running(5)
    let down = true
    world.install = async () => {
      if (!down) return 'not-allowed'
      down = false
      throw new Unavailable('graph')
    }
    world.answer = () => ({ kind: 'refused', reason: 'not-installed' })
    assert.equal(await send(world, { concurrency: 1 }), 'done')
    assert.equal(world.installs.length, 2)
    assert.deepEqual((await world.ports().deliveries.report('b1')).refused, { 'not-installed': 5 })
  })

  it('sends no picture that may be shown no more, whatever was approved', async () => {
    const world = await running(10)
    world.post = {
      ...world.post,
      content: { ...world.post.content, pictures: [{ id: 'a', alt: 'Le pont', digest: 'a', consent: null }] },
    }
    assert.equal(await send(world), 'held')
    assert.deepEqual([world.sends, world.broadcast.state, world.broadcast.heldBecause], [[], 'held', 'no-consent'])
    assert.deepEqual(world.broadcast.heldPictures, [{ name: '', use: 'internal', why: 'unasked' }])
  })

  it('ends nothing that was stopped, paused or held meanwhile', async () => {
    const world = await running(1)
    for (const state of ['stopped', 'paused', 'held', 'done'] as const) {
      world.broadcast = { ...world.broadcast, state }
      await finishBroadcast(world.ports(), 'b1')
      await holdBroadcast(world.ports(), 'b1', 'not-registered')
      assert.deepEqual([world.broadcast.state, world.changes], [state, []])
    }
  })

  it('installs herself for nobody on the last try: there is no other one', async () => {
    const world = await running(1)
    world.ledger.row('p0').attempts = maxAttempts - 1
    world.install = async () => 'installed'
    world.answer = () => ({ kind: 'refused', reason: 'not-installed' })
    assert.equal(await send(world), 'done')
    assert.deepEqual([world.installs, world.ledger.row('p0').reason], [[], 'not-installed'])
  })

  it('asks once where the operator must act before Mary can install herself', async () => {
    const world = await running(3)
    world.install = async () => {
      throw new Misconfigured('graph-403', 'no')
    }
    world.answer = () => ({ kind: 'refused', reason: 'not-installed' })
    assert.equal(await send(world, { concurrency: 1 }), 'done')
    assert.equal(world.installs.length, 1)
  })

  it('sends nothing that is not what was approved', async () => {
    const world = await running(10)
    world.broadcast.rendered = {
      ...world.broadcast.rendered,
      card: world.broadcast.rendered.card.replace('Bonjour', 'Bonsoir'),
    }
    assert.equal(await send(world), 'held')
    assert.equal(world.sends.length, 0)
    assert.equal(world.broadcast.heldBecause, 'seal-mismatch')
    assert.deepEqual(world.journal(), ['broadcast.held'])
    assert.deepEqual(world.jobs(), ['placement.refresh', 'placement.refresh'], 'its card, and one that tells')
  })

  describe('announcing an edition', () => {
    const files = { html: 'h', pdf: 'p', email: 'e' }
    const announcing = async (people: number) => {
      const world = await running(people)
      const edition = {
        editionId: 'e',
        reference: 'TU-2026-11',
        production: 1,
        items: [],
        words: 'w',
        files,
        mailTo: [],
      }
      const version = { ...world.post.sealed[0]!, edition }
      const seal = computeSeal(version)
      const { editionId: _lost, ...post } = world.post
      world.post = { ...post, sealed: [{ ...version, seal }] }
      world.broadcast.seal = seal
      const steps = [stepOf('communication', ['approver'], { visas: [visaOf('approver', { seal })] })]
      world.validation = { ...world.validation, seal, steps }
      return world
    }
    const portsOf = (world: FakeWorld, digest: (kind: string) => string | null) => ({
      ...world.ports(),
      editionFiles: { digest: async ({ kind }: { kind: string }) => digest(kind) } as unknown as Ports['editionFiles'],
      editions: { byId: async () => ({ id: 'e', items: [] }) } as unknown as Ports['editions'],
      newspapers: { byId: async () => null } as unknown as Ports['newspapers'],
    })

    it('asks what was sealed whether it does, not the row of its post', async () => {
      const world = await announcing(3)
      assert.equal(
        await send(
          world,
          {},
          portsOf(world, () => null),
        ),
        'held',
      )
      assert.deepEqual([world.sends, world.broadcast.heldBecause], [[], 'edition-bytes'])
    })

    it('looks at its bytes each minute, not in each run, and is held then', async () => {
      const world = await announcing(2_000)
      const asked: number[] = []
      const began = performance.now()
      const changedAt = began + 90_000
      const ports = portsOf(world, kind => {
        if (kind === 'html') asked.push(Math.round((performance.now() - began) / 1000))
        return performance.now() > changedAt ? 'other' : files[kind as 'html']
      })
      assert.equal(await send(world, { runMs: 1_000, concurrency: 1 }, ports), 'held')
      assert.ok(world.sends.length > 100 && world.sends.length < 2_000, `${world.sends.length}`)
      assert.equal(asked.length, 4, asked.join())
      assert.ok(asked[3]! <= 135, asked.join())
    })
  })

  it('is held when Teams does not know the bot; nobody loses their turn', async () => {
    const world = await running(200)
    world.answer = () => ({ kind: 'stop', reason: 'not-registered' })
    assert.equal(await send(world), 'held')
    assert.ok(world.sends.length <= 16)
    assert.equal(world.broadcast.heldBecause, 'not-registered')
    assert.deepEqual(world.ledger.counts(), { queued: 200 })
    assert.deepEqual(world.journal(), ['broadcast.held'])
  })

  it('stops within two seconds when comms says so; what had not left is cancelled', async () => {
    const world = await running(5_000)
    const sending = drive(world.ports())
    await clock.tickAsync(3_000)
    world.broadcast = { ...world.broadcast, state: 'stopped', version: world.broadcast.version + 1 }
    const stoppedAt = Date.now()
    assert.equal(await until(sending), 'not-running')
    assert.ok(Date.now() - stoppedAt <= 2_000)
    assert.ok(world.sends.length > 0 && world.sends.every(({ at }) => at - stoppedAt <= 1_500))
    const { delivered = 0, refused = 0, ...rest } = world.ledger.counts()
    assert.deepEqual([delivered, delivered + refused, rest], [world.sends.length, 5_000, {}])
  })

  it('stops as fast while Teams makes everybody wait', async () => {
    const world = await running(500)
    world.pace = paceOf(() => new Promise(() => {}))
    const sending = drive(world.ports())
    await clock.tickAsync(5_000)
    world.broadcast = { ...world.broadcast, state: 'stopped' }
    assert.equal(await until(sending, 2_000), 'not-running')
    assert.deepEqual(world.ledger.counts(), { refused: 500 })
  })

  it('settles what a stopped broadcast left behind in a dead process', async () => {
    const world = await running(100)
    const dead = world.ports('dead')
    const rows = await dead.deliveries.claim('b1', 10, 45_000)
    await dead.deliveries.markSending('b1', [rows[0]!.person])
    world.broadcast = { ...world.broadcast, state: 'stopped' }
    await assert.rejects(send(world), Unavailable)
    await clock.tickAsync(61_000)
    assert.equal(await send(world), 'not-running')
    assert.deepEqual(world.ledger.counts(), { unknown: 1, refused: 99 })
    assert.equal(world.sends.length, 0)
  })

  it('ends what is in flight and gives the rest back when the process stops', async () => {
    const world = await running(500)
    const stop = new AbortController()
    const sending = sendBroadcast(world.ports(), 'b1', runOptions({ concurrency: 24, signal: stop.signal }))
    await clock.tickAsync(1_010)
    stop.abort()
    assert.deepEqual(await until(sending, 1_000), { kind: 'again', inMs: 0 })
    const sent = world.sends.length
    assert.deepEqual(world.ledger.counts(), { delivered: sent, queued: 500 - sent })
    assert.equal((await world.ports('b').deliveries.claim('b1', 500, 1_000)).length, 500 - sent, 'free at once')
  })

  it('takes over from a dead process: unknown is what had left, and nobody gets it twice', async () => {
    const world = await running(200)
    world.answer = (delivery, frame) => (world.sends.length > 60 ? new Promise(() => {}) : arrived(delivery, frame))
    void drive(world.ports('dead'))
    await clock.tickAsync(30_000)
    const hanging = world.inFlight === 0 ? world.ledger.counts()['sending']! : 0
    assert.ok(hanging > 0 && hanging <= 16)
    world.answer = arrived
    assert.equal(await send(world, {}, world.ports('next')), 'done')
    assert.deepEqual(world.ledger.counts(), { delivered: 200 - hanging, unknown: hanging })
    assert.equal(world.sends.length, 200)
  })

  it('works in several processes at once', async () => {
    const world = await running(1_000)
    const ends = await until(Promise.all(['a', 'b', 'c'].map(owner => drive(world.ports(owner)))))
    assert.ok(ends.includes('done'))
    assert.deepEqual(world.ledger.counts(), { delivered: 1_000 })
    assert.equal(world.sends.length, 1_000)
    assert.equal(world.saves('done').length, 1)
  })

  it('does not wear people out while the service is away, and comes back by itself', async () => {
    const world = await running(1_000)
    const back = Date.now() + 120_000
    world.answer = (delivery, frame) => (Date.now() < back ? { kind: 'failed', status: 503 } : arrived(delivery, frame))
    assert.equal(await send(world), 'done')
    assert.deepEqual(world.ledger.counts(), { delivered: 1_000 })
    assert.ok(world.sends.length < 1_060, `${world.sends.length} requests`)
  })

  it('stops when nobody is answered any more, instead of leaving everyone in doubt', async () => {
    const world = await running(1_000)
    const back = Date.now() + 120_000
    world.answer = (delivery, frame) => (Date.now() < back ? { kind: 'unknown' } : arrived(delivery, frame))
    assert.equal(await send(world), 'done')
    const { delivered = 0, unknown = 0 } = world.ledger.counts()
    assert.equal(delivered + unknown, 1_000)
    assert.ok(unknown > 10 && unknown < 60, `${unknown} unknown`)
  })

  it('writes what it knows although the store was away for a second', async () => {
    const world = await running(50)
    const ports = world.ports()
    const settle = ports.deliveries.settle
    let failures = 3
    ports.deliveries.settle = (...said) => (failures-- > 0 ? Promise.reject(new Error('away')) : settle(...said))
    assert.equal(await send(world, {}, ports), 'done')
    assert.deepEqual(world.ledger.counts(), { delivered: 50 })
  })

  it('fails loudly when the store stays away, and another run ends the work', async () => {
    const world = await running(50)
    const ports = world.ports()
    ports.deliveries.settle = () => Promise.reject(new Error('away'))
    await assert.rejects(send(world, {}, ports), /away/)
    assert.equal(await send(world), 'done')
    const { delivered = 0, unknown = 0 } = world.ledger.counts()
    assert.equal(delivered + unknown, 50)
    assert.equal(world.sends.length, 50)
  })

  it('accounts for everybody, whatever Teams answers, and delivers to nobody twice', async () => {
    const kinds = fc.constantFrom<SendOutcome>(
      { kind: 'delivered', conversationId: 'c', activityId: null },
      { kind: 'throttled', retryAfterMs: 1_000 },
      { kind: 'refused', reason: 'not-permitted' },
      { kind: 'refused', reason: 'not-installed' },
      { kind: 'unknown' },
      { kind: 'failed', status: 503 },
    )
    await holds(
      fc.asyncProperty(fc.array(kinds, { minLength: 20, maxLength: 60 }), fc.boolean(), async (answers, mayInstall) => {
        const world = await running(30)
        world.install = async () => (mayInstall ? 'installed' : 'not-allowed')
        let next = 0
        const final = new Map<string, number>()
        world.answer = ({ person }) => {
          const outcome = answers[next++ % answers.length]!
          if (outcome.kind === 'delivered' || outcome.kind === 'unknown')
            final.set(person, (final.get(person) ?? 0) + 1)
          return outcome
        }
        assert.equal(await send(world), 'done')
        const { delivered = 0, refused = 0, unknown = 0 } = world.ledger.counts()
        assert.equal(delivered + refused + unknown, 30)
        assert.ok([...final.values()].every(times => times === 1))
      }),
      { numRuns: 15 },
    )
  })
})
