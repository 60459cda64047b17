import assert from 'node:assert/strict'
import sinon from 'sinon'
import type { Messenger } from '../../src/core/ports/outside.ts'
import type { Ports } from '../../src/core/ports.ts'
import type { Deliveries } from '../../src/core/ports/ledger.ts'
import { planBroadcast } from '../../src/dispatch/plan.ts'
import { conversation, drive, driveOn, running, until } from './drive.ts'
import { settings } from '../fakes/ports.ts'
import { arrived, FakeWorld, paceOf } from './fake-world.ts'

/** Ports whose store may be away: nothing is written, nothing is read. */
function withStore(ports: Ports, isAway: () => boolean): Ports {
  const guard = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (of, name) => {
        const value: unknown = Reflect.get(of, name)
        if (typeof value !== 'function') return value
        return (...given: unknown[]) =>
          isAway() ? Promise.reject(new Error('away')) : (value as (...given: unknown[]) => unknown)(...given)
      },
    })
  const { deliveries, broadcasts, posts, validations, commit } = ports
  return {
    ...ports,
    deliveries: guard(deliveries),
    broadcasts: guard(broadcasts),
    posts: guard(posts),
    validations: guard(validations),
    commit: (...changes) => (isAway() ? Promise.reject(new Error('away')) : commit(...changes)),
  }
}

describe('a broadcast that meets with mishaps', function () {
  this.timeout(60_000)
  let clock: sinon.SinonFakeTimers
  beforeEach(() => (clock = sinon.useFakeTimers(Date.parse('2026-11-25T09:00:00Z'))))
  afterEach(() => clock.restore())

  /** As many a second as all processes together may. */
  function paced(world: FakeWorld, perSecond: number): void {
    let next = 0
    world.pace = paceOf(async () => {
      next = Math.max(next, Date.now()) + 1000 / perSecond
      await new Promise(resolve => setTimeout(resolve, next - Date.now()))
    })
  }

  it('pauses within two seconds in every process, gives everything back, and goes on where it stopped', async () => {
    const world = await running(600)
    paced(world, 50)
    const owners = ['a', 'b', 'c']
    const ends = Promise.all(owners.map(owner => drive(world.ports(owner))))
    await clock.tickAsync(4_300)
    world.broadcast = { ...world.broadcast, state: 'paused', version: world.broadcast.version + 1 }
    const pausedAt = Date.now()
    assert.deepEqual(await until(clock, ends, 3_000), ['not-running', 'not-running', 'not-running'])
    await clock.tickAsync(60_000)
    assert.ok(world.sends.length > 0 && world.sends.every(({ at }) => at - pausedAt <= 2_000))
    const sent = world.sends.length
    assert.deepEqual(world.ledger.counts(), { delivered: sent, queued: 600 - sent })
    assert.ok(
      [...world.ledger.rows.values()].every(({ owner }) => owner === null),
      'no claim is kept',
    )
    assert.deepEqual(world.jobs(), [], 'nothing is ordered: whoever resumes it does that')
    world.broadcast = { ...world.broadcast, state: 'running', version: world.broadcast.version + 1 }
    assert.equal(await until(clock, drive(world.ports('d'))), 'done')
    assert.deepEqual([world.ledger.counts(), world.sends.length], [{ delivered: 600 }, 600])
  })

  it('lets nothing leave that a slow store held up until after the pause', async () => {
    const world = await running(200)
    const ports = world.ports()
    const mark = ports.deliveries.markSending
    ports.deliveries.markSending = async (id, people, holder) => {
      const marked = await mark(id, people, holder)
      if (world.sends.length >= 48) await ports.sleep(4_000)
      return marked
    }
    const sending = drive(ports)
    await clock.tickAsync(1_000)
    world.broadcast = { ...world.broadcast, state: 'paused', version: world.broadcast.version + 1 }
    const sent = world.sends.length
    assert.equal(await until(clock, sending), 'not-running')
    assert.equal(world.sends.length, sent)
    assert.deepEqual(world.ledger.counts(), { delivered: sent, queued: 200 - sent })
  })

  /** People whom Mary never met: a conversation is opened, then the card waits for a second turn. */
  function firstContacts(world: FakeWorld, owner?: string): Ports {
    const ports = world.ports(owner)
    const { deliver } = ports.messenger as Messenger
    const twice: Messenger['deliver'] = async (rendered, delivery, frame, next) => {
      await ports.sleep(3_000)
      return (await next()) ? deliver(rendered, delivery, frame, next) : { kind: 'throttled', retryAfterMs: null }
    }
    return { ...ports, messenger: { ...ports.messenger, deliver: twice } }
  }

  it('lets no card leave after a pause whose conversation was opened before it', async () => {
    const world = await running(200)
    paced(world, 20)
    const sending = drive(firstContacts(world))
    await clock.tickAsync(8_000)
    world.broadcast = { ...world.broadcast, state: 'paused', version: world.broadcast.version + 1 }
    const pausedAt = Date.now()
    assert.equal(await until(clock, sending, 5_000), 'not-running')
    await clock.tickAsync(60_000)
    assert.ok(world.sends.length > 0 && world.sends.every(({ at }) => at - pausedAt <= 1_000))
    assert.deepEqual(world.ledger.counts(), { delivered: world.sends.length, queued: 200 - world.sends.length })
  })

  it('gives back whose second turn does not come for minutes: nobody is unknown for that', async () => {
    const world = await running(8)
    const heldUntil = Date.now() + 180_000
    let turns = 0
    const turn = (): Promise<void> =>
      new Promise(resolve => setTimeout(resolve, ++turns <= 8 ? 20 : Math.max(20, heldUntil - Date.now())))
    world.pace = paceOf(turn)
    const ends = Promise.all(['a', 'b'].map(owner => driveOn(firstContacts(world, owner))))
    await until(clock, ends, 400_000)
    assert.deepEqual([world.ledger.counts(), world.sends.length], [{ delivered: 8 }, 8])
  })

  it('keeps what it knows while the store is away for twenty seconds, and goes on by itself', async () => {
    const world = await running(800)
    paced(world, 40)
    let awayFrom = Infinity
    const away = (): boolean => Date.now() >= awayFrom && Date.now() < awayFrom + 20_000
    const ends = Promise.all(['a', 'b'].map(owner => driveOn(withStore(world.ports(owner), away))))
    await clock.tickAsync(5_000)
    awayFrom = Date.now()
    await clock.tickAsync(2_000)
    const meanwhile = world.sends.length
    await clock.tickAsync(17_000)
    assert.equal(world.sends.length, meanwhile, 'nothing leaves that could not be written')
    await until(clock, ends, 60_000)
    assert.deepEqual([world.ledger.counts(), world.sends.length], [{ delivered: 800 }, 800])
    assert.ok(Date.now() - awayFrom < 45_000, 'and no slower than it must')
  })

  it('sends later, and not never, what may have been marked when the answer of the store was lost', async () => {
    const world = await running(60)
    const ports = world.ports()
    const mark = ports.deliveries.markSending
    let lost = 0
    const losing: Deliveries['markSending'] = async (id, people, holder) => {
      const marked = await mark(id, people, holder)
      if (world.sends.length > 10 && lost++ < 3) throw new Error('the answer was lost')
      return marked
    }
    ports.deliveries.markSending = losing
    assert.equal(await until(clock, drive(ports)), 'done')
    assert.equal(lost > 2, true)
    assert.deepEqual([world.ledger.counts(), world.sends.length], [{ delivered: 60 }, 60])
  })

  it('does not mind a clock that jumps', async () => {
    const elapsed: number[] = []
    for (const jumps of [false, true]) {
      const world = await running(400)
      paced(world, 50)
      let calls = 0
      const ports = world.ports()
      if (jumps) ports.now = () => new Date(Date.now() + (++calls % 2 === 0 ? -1 : 1) * 3_600_000).toISOString()
      world.answer = (delivery, frame) =>
        delivery.attempts === 0 && delivery.person.endsWith('7')
          ? { kind: 'failed', status: 503 }
          : arrived(delivery, frame)
      const began = Date.now()
      assert.equal(await until(clock, drive(ports)), 'done')
      assert.deepEqual(world.ledger.counts(), { delivered: 400 })
      elapsed.push(Date.now() - began)
    }
    assert.equal(elapsed[0], elapsed[1])
  })

  it('begins what was scheduled although our clock is behind the store’s', async () => {
    const world = new FakeWorld()
    world.people = []
    world.broadcast = {
      ...world.broadcast,
      state: 'scheduled',
      scheduledFor: new Date(Date.now() + 90_000).toISOString(),
    }
    world.post = { ...world.post, state: 'approved' }
    await planBroadcast(world.ports(), 'b1', settings)
    assert.deepEqual(world.changes, [{ job: 'broadcast.plan', data: { id: 'b1' }, inMs: 60_000 }])
    await clock.tickAsync(89_900)
    await planBroadcast(world.ports(), 'b1', settings)
    assert.deepEqual(world.changes.at(-1), { job: 'broadcast.plan', data: { id: 'b1' }, inMs: 1_000 })
    await clock.tickAsync(1_000)
    await planBroadcast(world.ports(), 'b1', settings)
    assert.equal(world.broadcast.state, 'running')
  })

  it('asks nobody who took Mary away meanwhile', async () => {
    const world = await running(300)
    paced(world, 50)
    for (const person of ['p250', 'p299']) world.ledger.conversations.set(person, conversation(person))
    const sending = drive(world.ports())
    await clock.tickAsync(1_000)
    for (const person of ['p250', 'p299'])
      world.ledger.conversations.set(person, conversation(person, { state: 'removed' }))
    world.answer = (delivery, frame) =>
      delivery.conversation?.state === 'removed'
        ? { kind: 'refused', reason: 'not-installed' }
        : arrived(delivery, frame)
    assert.equal(await until(clock, sending), 'done')
    assert.deepEqual(world.ledger.counts(), { delivered: 298, refused: 2 })
    assert.deepEqual(
      [world.ledger.row('p299').reason, world.ledger.row('p299').attempts, world.turns],
      ['not-installed', 1, 0],
    )
  })

  it('goes on whoever joins and whoever leaves', async () => {
    const world = await running(1_500)
    paced(world, 50)
    const leaving = new AbortController()
    const first = drive(world.ports('first'), { signal: leaving.signal })
    first.catch(() => {})
    await clock.tickAsync(6_000)
    const joined = drive(world.ports('second'))
    await clock.tickAsync(6_000)
    const shared = new Set([...world.ledger.rows.values()].flatMap(({ owner }) => owner?.split(' ')[0] ?? []))
    assert.deepEqual([...shared].toSorted(), ['first', 'second'])
    leaving.abort()
    assert.equal(await until(clock, joined), 'done')
    assert.ok(Date.now() - Date.parse('2026-11-25T09:00:00Z') < 33_000)
    assert.deepEqual([world.ledger.counts(), world.sends.length], [{ delivered: 1_500 }, 1_500])
  })
})
