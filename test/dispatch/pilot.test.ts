import assert from 'node:assert/strict'
import { Unavailable } from '../../src/core/domain/errors.ts'
import type { Ports } from '../../src/core/ports.ts'
import { drive, startRunning } from './drive.ts'
import { FakeWorld } from './fake-world.ts'

describe('sending a broadcast in a pilot', () => {
  async function running(): Promise<FakeWorld> {
    const world = new FakeWorld()
    world.latencyMs = 0
    const recipients = ['in1', 'out1', 'in2', 'out2'].map(id => ({
      id,
      givenName: 'Agent',
      department: null,
      locale: null,
    }))
    await world.ports().deliveries.plan('b1', recipients)
    await startRunning(world)
    return world
  }
  const within = (world: FakeWorld, members: () => Promise<ReadonlySet<string>>): Ports => ({
    ...world.ports(),
    pilot: { members },
  })

  it('whoever is outside ends refused, and costs neither a request nor a turn', async () => {
    const world = await running()
    assert.equal(
      await drive(
        within(world, async () => new Set(['in1', 'in2'])),
        { memory: world.memory },
      ),
      'done',
    )
    assert.deepEqual(world.sends.map(({ person }) => person).sort(), ['in1', 'in2'])
    assert.equal(world.turns, 2)
    for (const person of ['out1', 'out2'])
      assert.deepEqual([world.ledger.row(person).state, world.ledger.row(person).reason], ['refused', 'outside-pilot'])
  })

  it('while the group cannot be read nothing leaves and every row stays', async () => {
    const world = await running()
    await assert.rejects(
      drive(
        within(world, () => Promise.reject(new Unavailable('graph'))),
        { memory: world.memory },
      ),
      Unavailable,
    )
    assert.deepEqual([world.sends.length, world.ledger.row('in1').state], [0, 'queued'])
  })
})
