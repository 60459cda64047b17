import assert from 'node:assert/strict'
import sinon from 'sinon'
import type { Broadcast } from '../../src/core/domain/broadcasts/broadcast.ts'
import { sendBroadcast } from '../../src/dispatch/engine.ts'
import { running, runOptions, until } from './drive.ts'
import { arrived, type FakeWorld } from './fake-world.ts'

describe('an emergency goes first', () => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => (clock = sinon.useFakeTimers(Date.parse('2026-11-25T09:00:00Z'))))
  afterEach(() => clock.restore())

  const by = { id: 'c', name: 'Claude' }
  const urgent = (world: FakeWorld): Broadcast => ({
    ...world.broadcast,
    id: 'b2',
    state: 'running',
    urgent: { by, people: 1, told: null },
  })
  /** The ledger of the other one: whether somebody waits whose turn it is. */
  const portsOf = (world: FakeWorld, due: () => boolean) => {
    const ports = world.ports()
    return { ...ports, deliveries: { ...ports.deliveries, hasDue: async (id: string) => id === 'b2' && due() } }
  }

  it('nothing else is begun while somebody of it waits whose turn it is, in any process', async () => {
    const world = await running(20)
    world.others.push(urgent(world))
    let due = true
    const ports = portsOf(world, () => due)
    assert.deepEqual(await until(clock, sendBroadcast(ports, 'b1', runOptions({ memory: world.memory }))), {
      kind: 'again',
      inMs: 1_000,
    })
    assert.equal(world.sends.length, 0)
    due = false
    assert.deepEqual(await until(clock, sendBroadcast(ports, 'b1', runOptions({ memory: world.memory }))), {
      kind: 'done',
    })
    assert.equal(world.sends.length, 20)
  })

  it('what is being sent stops within a second, and goes on later; nobody gets it twice', async () => {
    const world = await running(2_000)
    world.answer = async (delivery, frame) => {
      await new Promise(resolve => setTimeout(resolve, 100))
      return arrived(delivery, frame)
    }
    let due = false
    const ports = portsOf(world, () => due)
    const run = sendBroadcast(ports, 'b1', runOptions({ memory: world.memory, runMs: 60_000 }))
    await clock.tickAsync(1_000)
    world.others.push(urgent(world))
    due = true
    await clock.tickAsync(1_000)
    const after = world.sends.length
    assert.deepEqual(await until(clock, run), { kind: 'again', inMs: 0 })
    assert.ok(after > 0 && after < 2_000)
    assert.equal(world.sends.length, after)
    due = false
    for (let end = 'again'; end === 'again';)
      end = (await until(clock, sendBroadcast(ports, 'b1', runOptions({ memory: world.memory })))).kind
    assert.equal(new Set(world.sends.map(({ person }) => person)).size, 2_000)
    assert.equal(world.sends.length, 2_000)
  })

  it('gives way to nobody itself; nor does what is taken away from people', async () => {
    for (const change of [{ urgent: { by, people: 1, told: null } }, { kind: 'take-back' as const, targetId: 'b0' }]) {
      const world = await running(3)
      world.broadcast = { ...world.broadcast, ...change }
      world.others.push(urgent(world))
      const end = await until(
        clock,
        sendBroadcast(
          portsOf(world, () => true),
          'b1',
          runOptions({ memory: world.memory }),
        ),
      )
      assert.notDeepEqual(end, { kind: 'again', inMs: 1_000 })
    }
  })
})
