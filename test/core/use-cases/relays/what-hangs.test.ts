import assert from 'node:assert/strict'
import type { Person } from '../../../../src/core/domain/actor.ts'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import type { PlacementState } from '../../../../src/core/domain/placements/placement.ts'
import { stateOf } from '../../../../src/core/domain/relays/relay-state.ts'
import { computeSeal } from '../../../../src/core/domain/seal.ts'
import { seeSites } from '../../../../src/core/use-cases/broadcasts/seen/see-sites.ts'
import { sayCannot, sayPosted, sayTakenDown } from '../../../../src/core/use-cases/relays/answer-relay.ts'
import { remindRelays } from '../../../../src/core/use-cases/relays/remind-relays.ts'
import { brought } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { askedFor, relayWorld, sitesOf } from '../../../fakes/relay-world.ts'
import { actor } from '../../../fakes/town.ts'

describe('what hangs at the sites', () => {
  let ports: FakePorts
  let broadcast: Broadcast
  let relays: Person[]
  let world: ReturnType<typeof relayWorld>
  const taskOf = (site: number) => `${broadcast.id}.${site}`
  const task = async (site: number) => (await ports.relayTasks.byId(taskOf(site)))!
  const round = async () => (await ports.relayRounds.byId(broadcast.id))!
  const cards = (card: string) => world.sent.filter(one => one.card === card)
  const post = (site: number) => sayPosted(ports, actor(relays[site - 1]!), { taskId: taskOf(site), poster: null })
  const becomes = async (kind: 'take-back' | 'correct', change: Partial<Broadcast> = {}): Promise<void> => {
    const row = { ...broadcast, id: kind, kind, targetId: broadcast.id, state: 'done', ...change } as const
    await ports.commit({ save: 'broadcast', row, ifVersion: 0 })
    ports.jobs.push({ job: 'relays.follow', data: { broadcastId: broadcast.id } })
    await world.runDue()
  }
  const corrected = async (): Promise<void> => {
    const read = (await ports.posts.byId(broadcast.postId))!
    const words = { ...read.sealed[0]!, number: 2, correctionOf: broadcast.id }
    const seal = computeSeal(words)
    ports.tamper('post', { ...read, sealed: [...read.sealed, { ...words, seal }] })
    await becomes('correct', { seal })
  }

  beforeEach(async () => {
    ports = createFakePorts()
    ;({ broadcast } = await brought(ports))
    ;({ relays } = sitesOf(ports, 4))
    world = relayWorld(ports)
  })

  it('comes away where it was put out, when an edition is taken back', async () => {
    ports.tamper('post', { ...(await ports.posts.byId(broadcast.postId))!, editionId: 'e' })
    await askedFor(ports, broadcast)
    await world.runDue()
    assert.equal((await round()).edition, true)
    await post(1)
    await becomes('take-back')
    assert.deepEqual(
      cards('relay-down').map(({ to }) => to),
      [relays[0]!.id],
    )
    assert.equal((await sayTakenDown(ports, actor(relays[0]!), taskOf(1))).kind, 'changed')
    assert.notEqual((await task(1)).takeDown?.done, null)
  })

  it('is asked for anew, and is reminded of, at a site that could not put up the poster before', async () => {
    await askedFor(ports, broadcast)
    await world.runDue()
    await sayCannot(ports, actor(relays[0]!), { taskId: taskOf(1), poster: 1, reason: 'panneau cassé' })
    assert.equal(stateOf(await task(1), await round()), 'cannot')
    await corrected()
    assert.equal(stateOf(await task(1), await round()), 'waiting')
    await world.until('2026-11-26T12:00:00.000Z')
    assert.ok(cards('relay-reminder').some(({ to }) => to === relays[0]!.id))
  })

  it('is reminded of once, however often the job of that reminder runs', async () => {
    await askedFor(ports, broadcast)
    await world.runDue()
    const data = { id: broadcast.id, poster: 1, nth: 0 }
    for (let run = 0; run < 3; run++) await remindRelays(ports, data, settings)
    assert.equal((await task(1)).reminded.length, 1)
    await world.runDue()
    assert.equal(cards('relay-reminder').length, 4)
  })

  it('is told with every card of which nobody knows whether it arrived', async () => {
    await askedFor(ports, broadcast)
    await world.runDue()
    const person = relays[0]!.id
    const at = { roundId: broadcast.id, site: '1', person }
    const kept = (await ports.placements.byKey(keyOf({ card: 'relay', ...at, poster: 1 })))!
    const become = (key: string, state: PlacementState): void =>
      ports.tamper('placement', { ...kept, key, state } as never)
    become(keyOf({ card: 'relay-reminder', ...at, poster: 1, nth: 0 }), 'unknown')
    become(keyOf({ card: 'relay-down', ...at }), 'unknown')
    become(keyOf({ card: 'relay-reminder', ...at, poster: 1, nth: 1 }), 'refused')
    const { unreached, doubtful } = (await seeSites(ports, broadcast))!
    assert.deepEqual([unreached, doubtful], [3, 2])
  })
})
