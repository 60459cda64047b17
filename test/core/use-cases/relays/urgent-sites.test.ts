import assert from 'node:assert/strict'
import type { Change } from '../../../../src/core/change.ts'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { seeSites } from '../../../../src/core/use-cases/broadcasts/seen/see-sites.ts'
import { askSites } from '../../../../src/core/use-cases/relays/ask-sites.ts'
import { planBroadcast } from '../../../../src/dispatch/plan.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { relayWorld, sitesOf } from '../../../fakes/relay-world.ts'
import { approved, comms, otherComms } from '../../../fakes/walk.ts'

describe('the sites of an emergency', () => {
  let ports: FakePorts
  let broadcast: Broadcast
  let committed: Change[]
  let world: ReturnType<typeof relayWorld>
  beforeEach(async () => {
    ports = createFakePorts()
    sitesOf(ports, 5, 1)
    world = relayWorld(ports)
    ;({ broadcast } = await approved(ports))
    committed = []
    await urgent()
  })

  const urgent = async (change: Partial<Broadcast> = {}): Promise<void> => {
    const post = (await ports.posts.byId(broadcast.postId))!
    const by = { id: otherComms.id, name: otherComms.name }
    const begun = { state: 'planning', sentBy: by, urgent: { by, people: 9, told: null } } as const
    ports.tamper('broadcast', { ...broadcast, ...begun, ...change })
    ports.tamper('post', { ...post, state: 'broadcasting' })
  }
  const plan = (change: Partial<FakePorts> = {}) => {
    const deliveries = { ...ports.deliveries, plan: async () => {}, frozen: async () => ({ people: 9, digest: 'd' }) }
    const commit: FakePorts['commit'] = async (...changes) => {
      committed.push(...changes)
      return ports.commit(...changes)
    }
    return planBroadcast({ ...ports, deliveries, commit, ...change } as FakePorts, broadcast.id, settings, {
      sitesMs: 50,
    })
  }
  const tasks = async () => (await ports.relayTasks.of(broadcast.id)).length
  const state = async () => (await ports.broadcasts.byId(broadcast.id))!.state
  const where = (is: (change: Change) => boolean) => committed.map(is).lastIndexOf(true)

  it('are asked before any of its cards leaves, and once', async () => {
    await plan()
    assert.deepEqual([await state(), await tasks()], ['running', 6])
    const asked = where(change => 'save' in change && change.save === 'relay_task')
    const sends = committed.findIndex(change => 'job' in change && change.job === 'broadcast.send')
    assert.ok(asked >= 0 && asked < sends, `${asked} before ${sends}`)
    await urgent()
    await plan()
    await world.runDue()
    assert.equal(world.sent.filter(({ card }) => card === 'relay').length, 5)
    assert.equal(ports.journal.filter(({ verb }) => verb === 'relay.asked').length, 1)
  })

  it('hear nothing of what is held, or is not what was approved', async () => {
    await urgent({ urgent: { by: otherComms, people: 1, told: null } })
    await planBroadcast(ports, broadcast.id, { ...settings, fourEyesOver: 1 })
    assert.deepEqual([await state(), await ports.relayRounds.byId(broadcast.id)], ['held', null])
    await urgent({ rendered: { ...broadcast.rendered, summary: 'Autre' } })
    // The engine holds it before its first card.
    await plan()
    await world.runDue()
    assert.deepEqual([await ports.relayRounds.byId(broadcast.id), world.sent.length], [null, 0])
  })

  const troubles: Record<string, () => Promise<never>> = {
    'is away': () => Promise.reject(new Unavailable('sharepoint-away')),
    'answers what nobody foresaw': () => Promise.reject(new Error('Graph answered 400')),
    'never answers': () => new Promise(() => {}),
  }
  for (const [how, all] of Object.entries(troubles))
    it(`never keep it waiting: where the list ${how}, they are asked as soon as it is there`, async () => {
      await plan({ relaySites: { all } })
      assert.deepEqual([await state(), await tasks()], ['running', 0])
      await world.runDue()
      assert.equal(await tasks(), 6)
    })

  it('are left to a person where nobody can tell whether their people are meant', async () => {
    const here = await approved(ports, { title: 'Voirie', everyone: 'false', departments: 'Voirie' })
    broadcast = here.broadcast
    await urgent()
    ports.sites[0]!.department = 'Voirie'
    ports.sites[1]!.department = 'Direction générale'
    await plan()
    await world.runDue()
    assert.equal(await tasks(), 1)
    const press = (sites: number) => askSites(ports, comms, { broadcastId: broadcast.id, sites }, settings)
    // Asked already, it is not left out, whatever the list says of it now.
    ports.sites[0]!.department = null
    assert.equal((await seeSites(ports, broadcast))!.leftOut, 3)
    assert.deepEqual((await press(5)).kind, 'sites')
    assert.deepEqual([(await press(3)).kind, (await press(3)).kind], ['asked', 'sites-asked'])
    await world.runDue()
    // Four, of which one has nobody.
    assert.deepEqual([await tasks(), (await seeSites(ports, broadcast))!.leftOut], [5, 0])
    assert.equal(world.sent.filter(({ card }) => card === 'relay').length, 4)
    const { asked } = (await ports.relayRounds.byId(broadcast.id))!
    assert.deepEqual([asked.by?.id, asked.sites, asked.people], [comms.id, 4, 1 + 3 + 4 + 5])
  })
})
