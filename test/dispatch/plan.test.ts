import assert from 'node:assert/strict'
import type { Person } from '../../src/core/domain/actor.ts'
import type { Broadcast } from '../../src/core/domain/broadcasts/broadcast.ts'
import { Unavailable } from '../../src/core/domain/errors.ts'
import { keyOf } from '../../src/core/domain/placements/placed-card.ts'
import type { SendOutcome } from '../../src/core/domain/send-outcome.ts'
import type { Ports } from '../../src/core/ports.ts'
import { planBroadcast } from '../../src/dispatch/plan.ts'
import { progressBroadcast } from '../../src/dispatch/progress.ts'
import { createFakePorts, settings } from '../fakes/ports.ts'
import { FakeWorld } from './fake-world.ts'

function person(number: number, department: string | null = 'DAC'): Person {
  const id = `person-${String(number).padStart(4, '0')}`
  return {
    id,
    name: `Agent ${number}`,
    givenName: 'Agent',
    mail: null,
    department,
    enabled: true,
    guest: false,
    shared: false,
    licensed: true,
    locale: null,
  }
}

describe('planning a broadcast', () => {
  it('writes one row a person, in the department of the list, and starts the sending', async () => {
    const world = new FakeWorld()
    world.people = [...Array(250).keys()].map(number => person(number, number === 0 ? 'Inconnue' : 'DAC'))
    await planBroadcast(world.ports(), 'b1', settings)
    assert.equal(world.ledger.rows.size, 250)
    assert.equal(world.ledger.row('person-0000').department, null)
    assert.equal(world.ledger.row('person-0001').department, 'Culture')
    assert.equal(world.broadcast.state, 'running')
    assert.equal(world.broadcast.planned, 250)
    assert.deepEqual(world.jobs().toSorted(), [
      'broadcast.progress',
      ...Array<string>(8).fill('broadcast.send'),
      'placement.refresh',
    ])
  })

  it('goes on where a crash left it, without touching what is there', async () => {
    const world = new FakeWorld()
    world.people = [...Array(25_000).keys()].map(number => person(number))
    const ports = world.ports()
    const plan = ports.deliveries.plan
    let runs = 0
    ports.deliveries.plan = async (id, people) =>
      ++runs === 2 ? Promise.reject(new Unavailable('graph')) : plan(id, people)
    await assert.rejects(planBroadcast(ports, 'b1', settings), Unavailable)
    assert.equal(world.broadcast.state, 'planning')
    world.ledger.row('person-0000').state = 'delivered'
    await planBroadcast(ports, 'b1', settings)
    await planBroadcast(ports, 'b1', settings)
    assert.equal(world.ledger.rows.size, 25_000)
    assert.equal(world.ledger.row('person-0000').state, 'delivered')
    assert.equal(world.broadcast.planned, 25_000)
    assert.equal(world.saves('running').length, 1)
  })

  it('writes people in the order of their ids, in which they are claimed, some thousands at a time', async () => {
    const world = new FakeWorld()
    world.people = [...Array(45_000).keys()].map(number => person((number * 7919) % 45_000))
    const ports = world.ports()
    const runs: string[][] = []
    ports.deliveries.plan = async (_id, people) => runs.push(people.map(({ id }) => id))
    await planBroadcast(ports, 'b1', settings)
    assert.deepEqual(
      runs.map(ids => ids.length),
      [20_000, 20_000, 5_000],
    )
    for (const ids of runs) assert.deepEqual(ids, ids.toSorted())
  })

  it('asks again for what is scheduled and whose hour has not come by this clock: nobody is forgotten', async () => {
    const world = new FakeWorld()
    world.broadcast = {
      ...world.broadcast,
      state: 'scheduled',
      scheduledFor: new Date(Date.now() + 3_600_000).toISOString(),
    }
    await planBroadcast(world.ports(), 'b1', settings)
    assert.deepEqual(world.changes, [{ job: 'broadcast.plan', data: { id: 'b1' }, inMs: 60_000 }])
    assert.equal(world.broadcast.state, 'scheduled')
  })

  it('sends nothing when it was stopped meanwhile', async () => {
    const world = new FakeWorld()
    world.people = [...Array(300).keys()].map(number => person(number))
    const ports = world.ports()
    const plan = ports.deliveries.plan
    ports.deliveries.plan = async (id, people) => {
      world.broadcast = { ...world.broadcast, state: 'stopped', version: 2 }
      return plan(id, people)
    }
    await planBroadcast(ports, 'b1', settings)
    assert.deepEqual(world.ledger.counts(), { refused: 300 })
    assert.deepEqual(world.jobs(), [])
  })

  it('leaves nobody behind when the process that wrote the rows died after it was stopped', async () => {
    const world = new FakeWorld()
    world.people = [...Array(300).keys()].map(number => person(number))
    const ports = world.ports()
    const dying: Ports = {
      ...ports,
      deliveries: { ...ports.deliveries, frozen: () => Promise.reject(new Error('killed')) },
    }
    await assert.rejects(planBroadcast(dying, 'b1', settings))
    world.broadcast = { ...world.broadcast, state: 'stopped', version: 2 }
    await planBroadcast(ports, 'b1', settings)
    assert.deepEqual(world.ledger.counts(), { refused: 300 })
  })

  it('begins a scheduled one when its time has come, and not before', async () => {
    const world = new FakeWorld()
    world.people = [person(1)]
    world.broadcast = {
      ...world.broadcast,
      state: 'scheduled',
      scheduledFor: new Date(Date.now() + 60_000).toISOString(),
    }
    world.post = { ...world.post, state: 'approved' }
    await planBroadcast(world.ports(), 'b1', settings)
    assert.equal(world.ledger.rows.size, 0)
    world.broadcast = { ...world.broadcast, scheduledFor: new Date(Date.now() - 1_000).toISOString() }
    await planBroadcast(world.ports(), 'b1', settings)
    assert.equal(world.ledger.rows.size, 1)
    assert.equal(world.broadcast.state, 'running')
  })
})

describe('progress', () => {
  it('moves the card and orders the next move, four seconds later at the earliest, while it runs', async () => {
    const world = new FakeWorld()
    world.broadcast = { ...world.broadcast, state: 'running' }
    await progressBroadcast(world.ports(), 'b1')
    assert.deepEqual(world.jobs(), ['placement.refresh', 'broadcast.progress'])
    const next = world.changes.find(change => 'job' in change && change.job === 'broadcast.progress')
    assert.ok(next && 'inMs' in next && next.inMs === 4_000)
    world.broadcast = { ...world.broadcast, state: 'done' }
    await progressBroadcast(world.ports(), 'b1')
    assert.equal(world.jobs().length, 2)
  })

  describe('of one that is held because Teams does not know Mary', () => {
    const held = (change: Partial<Broadcast> = {}): FakeWorld => {
      const world = new FakeWorld()
      world.broadcast = {
        ...world.broadcast,
        state: 'held',
        planned: 3,
        heldBecause: 'not-registered',
        heldAt: new Date(Date.now() - 60_000).toISOString(),
        ...change,
      }
      return world
    }
    /** What Teams says to the drawing of its card. */
    const withCard = (world: FakeWorld, outcome: SendOutcome): Ports => {
      const ports = world.ports()
      const key = keyOf({ card: 'broadcast', broadcastId: 'b1' })
      const card = { key, state: 'placed', to: { kind: 'channel' }, conversationId: 'c', activityId: 'a', version: 1 }
      const far = {
        placements: { byKey: async () => card, about: async () => [] },
        messenger: { redraw: async () => outcome },
      }
      return { ...createFakePorts(), ...ports, ...far } as unknown as Ports
    }

    it('tries its card each fifteen seconds, and goes on by itself once that could be drawn', async () => {
      const world = held()
      await progressBroadcast(withCard(world, { kind: 'stop', reason: 'not-registered' }), 'b1')
      assert.equal(world.broadcast.state, 'held')
      assert.deepEqual(world.changes, [{ job: 'broadcast.progress', data: { id: 'b1' }, inMs: 15_000 }])
      await progressBroadcast(withCard(world, { kind: 'delivered', conversationId: 'c', activityId: 'a' }), 'b1')
      assert.deepEqual([world.broadcast.state, world.broadcast.heldBecause], ['running', null])
      assert.deepEqual(world.journal(), ['broadcast.resumed'])
      assert.deepEqual(world.jobs().filter(job => job === 'broadcast.send').length, 8)
    })

    it('waits for a person after a quarter of an hour, and where it is held for anything else', async () => {
      for (const change of [
        { heldAt: new Date(Date.now() - 16 * 60_000).toISOString() },
        { heldBecause: 'restored' as const },
      ]) {
        const world = held(change)
        await progressBroadcast(withCard(world, { kind: 'delivered', conversationId: 'c', activityId: 'a' }), 'b1')
        assert.deepEqual(world.changes, [])
      }
    })
  })
})
