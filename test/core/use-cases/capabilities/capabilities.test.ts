import assert from 'node:assert/strict'
import { allCapabilities } from '../../../../src/core/domain/capabilities/capability.ts'
import {
  listCapabilities,
  switchAllOn,
  switchCapability,
} from '../../../../src/core/use-cases/capabilities/switch-capability.ts'
import { whatRuns } from '../../../../src/core/use-cases/capabilities/what-runs.ts'
import { answerEvent } from '../../../../src/core/use-cases/events/answers/answer-event.ts'
import { brought } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { received } from '../../../fakes/received.ts'
import { approvedElsewhere, inMs, releaseClock } from '../../../fakes/released.ts'
import { actor, alice, claude, karim } from '../../../fakes/town.ts'

const admin = { ...actor(karim), roles: ['admin'] as const } as ReturnType<typeof actor>

describe('capabilities', () => {
  let ports: FakePorts
  beforeEach(() => {
    ports = createFakePorts()
  })
  const states = async () => {
    const listed = await listCapabilities(ports, admin)
    assert.ok(listed.kind === 'listed')
    return listed.all
  }

  it('are switched one by one, in the journal with who did it; twice is once', async () => {
    const off = () => switchCapability(ports, admin, { id: 'calls', on: false })
    assert.deepEqual([await off(), await off()], [{ kind: 'switched' }, { kind: 'switched' }])
    const told = ports.journal.filter(({ verb }) => verb === 'capability.off')
    assert.deepEqual(
      told.map(({ subject, actor }) => [subject, actor?.id]),
      [['calls', karim.id]],
    )
    const calls = (await states()).find(({ id }) => id === 'calls')
    assert.deepEqual([calls?.on, calls?.last?.by?.id], [false, karim.id])
    // What it begins with already is no switch.
    await switchCapability(ports, admin, { id: 'events', on: true })
    assert.equal(ports.journal.filter(({ verb }) => verb === 'capability.on').length, 0)
  })

  it('are an administrator’s to switch, and no agent’s to see', async () => {
    assert.deepEqual(await switchCapability(ports, actor(alice), { id: 'calls', on: false }), { kind: 'not-admin' })
    assert.deepEqual(await listCapabilities(ports, actor(claude)), { kind: 'not-admin' })
    assert.equal((await ports.switches.all()).length, 0)
  })

  it('are all on in the sandbox town, but for what somebody switched there', async () => {
    await switchCapability(ports, admin, { id: 'calls', on: false })
    await switchAllOn(ports)
    await switchAllOn(ports)
    const off = (await states()).filter(({ on }) => !on).map(({ id }) => id)
    assert.deepEqual([off, (await ports.switches.all()).length], [['calls'], allCapabilities.length])
  })

  it('say what runs of them: events ahead with their answers, planned releases, nothing where nothing is', async () => {
    for (const id of allCapabilities)
      assert.deepEqual(
        (await whatRuns(ports, id)).filter(({ what }) => what !== 'ideas'),
        [],
        id,
      )
    const event = { kind: 'event', date: '2026-12-10', time: '12:30', place: 'Salle A', capacity: '' }
    const { broadcast } = await brought(ports, event)
    assert.deepEqual(await whatRuns(ports, 'events'), [{ what: 'events', n: 1 }], 'also while nobody answered')
    received(ports, broadcast.id, [alice])
    await answerEvent(ports, actor(alice), { postId: broadcast.postId, says: 'yes' }, settings)
    assert.deepEqual(await whatRuns(ports, 'events'), [
      { what: 'events', n: 1 },
      { what: 'eventAnswers', n: 1 },
    ])
    const row = (await ports.week.ofPost(broadcast.postId))!
    const { post } = row
    const others = [
      { ...row, send: null },
      { ...row, post: { ...post, isCalledOff: true } },
      { ...row, post: { ...post, event: { ...post.event!, date: '2026-11-24' } } },
      { ...row, post: { ...post, event: null } },
    ]
    const week = { ...ports.week, within: async () => others }
    assert.deepEqual(await whatRuns({ ...ports, week }, 'events'), [], 'not announced, called off, over, or none')
    const at = inMs(ports, 60_000)
    await approvedElsewhere(ports, [
      { channel: 'bluesky', at },
      { channel: 'site', at },
    ])
    await releaseClock(ports).until(ports.now())
    assert.deepEqual(await whatRuns(ports, 'networks'), [{ what: 'plannedReleases', n: 1 }])
    assert.deepEqual(await whatRuns(ports, 'site'), [{ what: 'plannedArticles', n: 1 }])
    ports.pass(20 * 24 * 60 * 60_000)
    assert.deepEqual(await whatRuns(ports, 'events'), [], 'it is over')
  })
})
