import assert from 'node:assert/strict'
import type { Person } from '../../../../src/core/domain/actor.ts'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { dropBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/not-yet-sent.ts'
import { seeSites } from '../../../../src/core/use-cases/broadcasts/seen/see-sites.ts'
import { stopBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/stop-broadcast.ts'
import { sayPosted } from '../../../../src/core/use-cases/relays/answer-relay.ts'
import { askSites, askToReachSites } from '../../../../src/core/use-cases/relays/ask-sites.ts'
import { followRelays } from '../../../../src/core/use-cases/relays/follow-relays.ts'
import { noticeRelays } from '../../../../src/core/use-cases/relays/notice-relays.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { askedFor, relayWorld, sitesOf } from '../../../fakes/relay-world.ts'
import { actor } from '../../../fakes/town.ts'
import { approved, comms } from '../../../fakes/walk.ts'

describe('what the sites were asked of a sending that nobody got', () => {
  let ports: FakePorts
  let broadcast: Broadcast
  let relays: Person[]
  let world: ReturnType<typeof relayWorld>
  const noticed = () => ({ ...ports, commit: noticeRelays(ports.commit) })
  const cards = (card: string) => world.sent.filter(one => one.card === card).length

  beforeEach(async () => {
    ports = createFakePorts()
    ;({ broadcast } = await approved(ports))
    ;({ relays } = sitesOf(ports, 5, 1))
    world = relayWorld(ports)
    await askedFor(ports, broadcast)
    await world.runDue()
    await sayPosted(ports, actor(relays[0]!), { taskId: `${broadcast.id}.1`, poster: 1 })
    Object.assign(ports.report.counts, { delivered: 0, sending: 0, unknown: 0, queued: 0 })
  })

  const begun = async (): Promise<Broadcast> => {
    const [row, post] = [await ports.broadcasts.byId(broadcast.id), await ports.posts.byId(broadcast.postId)]
    const running: Broadcast = { ...row!, state: 'planning' }
    ports.tamper('broadcast', running)
    ports.tamper('post', { ...post!, state: 'broadcasting' })
    return running
  }

  it('goes on with the sending that takes its place, and no relay is asked twice', async () => {
    await begun()
    assert.equal((await stopBroadcast(noticed(), comms, broadcast.id)).kind, 'stopped')
    const heir = (await ports.broadcasts.byId((await ports.posts.byId(broadcast.postId))!.broadcastId!))!
    assert.notEqual(heir.id, broadcast.id)
    const press = () => askSites(ports, comms, { broadcastId: heir.id, sites: 5 }, settings)
    // Also in the moment before the job runs.
    assert.equal((await press()).kind, 'sites-asked')
    await world.runDue()
    assert.equal((await press()).kind, 'sites-asked')
    await world.runDue()
    const round = (await ports.relayRounds.byId(broadcast.id))!
    assert.deepEqual([round.broadcastId, round.ended], [heir.id, null])
    assert.deepEqual([cards('relay'), cards('relay-down')], [5, 0])
    const { round: seen, lines } = (await seeSites(ports, heir))!
    assert.deepEqual([seen?.id, lines.reached.sites, lines.all.sites], [broadcast.id, 1, 5])
    assert.equal((await seeSites(ports, (await ports.broadcasts.byId(broadcast.id))!))?.round, null)
    // What becomes of that one becomes of what hangs.
    const removal = { ...heir, id: 't', kind: 'take-back', targetId: heir.id, state: 'done' } as const
    await noticed().commit({ save: 'broadcast', row: { ...removal, startedAt: ports.now() }, ifVersion: 0 })
    await world.runDue()
    assert.equal(cards('relay-down'), 1)
  })

  it('never goes on with other words, nor with a sending that is given up as well', async () => {
    const becomes: Partial<Broadcast>[] = [{ seal: 'other' }, { state: 'cancelled' }]
    for (const change of becomes) {
      ports.tamper('broadcast', { ...broadcast, state: 'stopped', startedAt: null })
      ports.tamper('broadcast', { ...broadcast, id: 'heir', ...change })
      ports.tamper('post', { ...(await ports.posts.byId(broadcast.postId))!, broadcastId: 'heir' })
      const kept = (await ports.relayRounds.byId(broadcast.id))!
      await followRelays(ports, { broadcastId: broadcast.id }, settings)
      const round = (await ports.relayRounds.byId(broadcast.id))!
      assert.deepEqual([round.broadcastId, round.ended?.because], [broadcast.id, 'taken-back'], JSON.stringify(change))
      ports.tamper('relay_round', kept)
    }
  })

  it('comes down with words that are given up, also where they were on their way', async () => {
    const running = await begun()
    const changes = dropBroadcast(running, comms, ports.now())
    assert.equal(await noticed().commit(...changes), 'done')
    assert.equal((await ports.broadcasts.byId(broadcast.id))!.state, 'stopped')
    await world.runDue()
    assert.equal((await ports.relayRounds.byId(broadcast.id))!.ended?.because, 'taken-back')
    assert.equal(cards('relay-down'), 1)
    await world.until('2026-12-10T12:00:00.000Z')
    assert.equal(cards('relay-reminder'), 0)
    assert.equal((await askToReachSites(ports, comms, broadcast.id, settings)).kind, 'sites-asked')
  })
})
