import assert from 'node:assert/strict'
import type { Person } from '../../../../src/core/domain/actor.ts'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import { computeSeal } from '../../../../src/core/domain/seal.ts'
import { clockSkewMs, later } from '../../../../src/core/domain/time.ts'
import { seeSites } from '../../../../src/core/use-cases/broadcasts/seen/see-sites.ts'
import { sayCannot, sayPosted, sayTakenDown, sayTold } from '../../../../src/core/use-cases/relays/answer-relay.ts'
import { askSites } from '../../../../src/core/use-cases/relays/ask-sites.ts'
import { handOnSitesOf } from '../../../../src/core/use-cases/relays/hand-on-sites.ts'
import { seeTask } from '../../../../src/core/use-cases/relays/see-task.ts'
import { askRelays } from '../../../../src/core/use-cases/relays/ask-relays.ts'
import { brought } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { askedFor, relayWorld, sitesOf } from '../../../fakes/relay-world.ts'
import { actor } from '../../../fakes/town.ts'
import { comms, otherComms } from '../../../fakes/walk.ts'

describe('the sites of people without Teams', () => {
  let ports: FakePorts
  let broadcast: Broadcast
  let relays: Person[]
  let deputies: Person[]
  let world: ReturnType<typeof relayWorld>
  const taskOf = (site: number) => `${broadcast.id}.${site}`
  const task = async (site: number) => (await ports.relayTasks.byId(taskOf(site)))!
  const cardsTo = (who: Person | undefined, card = 'relay') =>
    world.sent.filter(one => one.to === who?.id && one.card === card)
  const told = (kind: string) => ports.journal.filter(({ verb }) => verb === kind)

  beforeEach(async () => {
    ports = createFakePorts()
    ;({ broadcast } = await brought(ports))
    ;({ relays, deputies } = sitesOf(ports, 38, 4))
    world = relayWorld(ports)
  })

  it('are asked once, whoever presses, and each relay has one card', async () => {
    const press = (who = comms) => askSites(ports, who, { broadcastId: broadcast.id, sites: 38 }, settings)
    const results = await Promise.all([press(), press(otherComms)])
    assert.deepEqual(results.map(({ kind }) => kind).toSorted(), ['asked', 'sites-asked'])
    assert.equal((await press()).kind, 'sites-asked')
    await world.runDue()
    // Whoever was killed half-way runs again.
    await askRelays(ports, { id: broadcast.id }, settings)
    await askRelays(ports, { id: broadcast.id }, settings)
    await world.runDue()
    assert.equal((await ports.relayTasks.of(broadcast.id)).length, 42)
    for (const relay of relays) assert.equal(cardsTo(relay).length, 1, relay.name)
    assert.equal(told('relay.asked').length, 1)
  })

  it('ask again with the number that is true', async () => {
    const result = await askSites(ports, comms, { broadcastId: broadcast.id, sites: 37 }, settings)
    assert.ok(result.kind === 'sites' && result.sites === 38)
    assert.equal(await ports.relayRounds.byId(broadcast.id), null)
    ports.sites = []
    assert.equal((await askSites(ports, comms, { broadcastId: broadcast.id, sites: 0 }, settings)).kind, 'no-sites')
  })

  it('count in three lines that add up, and a site without a number is unknown', async () => {
    const before = (await seeSites(ports, broadcast))!
    assert.deepEqual([before.round, before.nobody.length], [null, 4])
    await askedFor(ports, broadcast)
    await world.runDue()
    for (const site of [1, 2, 10]) await sayPosted(ports, actor(relays[site - 1]!), { taskId: taskOf(site), poster: 1 })
    const { lines } = (await seeSites(ports, broadcast))!
    const people = ports.sites.reduce((sum, { without }) => sum + (without ?? 0), 0)
    assert.equal(lines.all.sites + lines.nobody.sites, 42)
    assert.equal(lines.all.people + lines.nobody.people, people)
    assert.deepEqual(lines.reached, { people: 3, unknown: 1, sites: 3 })
    assert.deepEqual(lines.all, before.lines.all)
  })

  it('hear of an answer once, however often it is pressed', async () => {
    await askedFor(ports, broadcast)
    await world.runDue()
    const press = () => sayPosted(ports, actor(relays[0]!), { taskId: taskOf(1), poster: 1 })
    assert.deepEqual((await Promise.all([press(), press()])).map(({ kind }) => kind).toSorted(), ['changed', 'said'])
    assert.equal(told('relay.posted').length, 1)
    const { posted } = await task(1)
    ports.pass(60_000)
    assert.equal((await press()).kind, 'said')
    assert.deepEqual((await task(1)).posted, posted)
    assert.equal((await sayTold(ports, actor(relays[0]!), { taskId: taskOf(1), poster: null })).kind, 'changed')
  })

  it('are answered by who is asked, and their deputy', async () => {
    await askedFor(ports, broadcast)
    await world.runDue()
    const say = (who: Person) => sayPosted(ports, actor(who), { taskId: taskOf(1), poster: 1 })
    assert.equal((await say(deputies[0]!)).kind, 'changed')
    assert.equal((await task(1)).posted?.by.id, deputies[0]!.id)
  })

  it('take a reason for what cannot be, and the next answer instead of it', async () => {
    await askedFor(ports, broadcast)
    await world.runDue()
    const say = (reason: string) => sayCannot(ports, actor(relays[0]!), { taskId: taskOf(1), poster: 1, reason })
    assert.equal((await say(' ')).kind, 'reason-missing')
    assert.equal((await say('x'.repeat(301))).kind, 'too-long')
    assert.equal((await say('en congé')).kind, 'changed')
    assert.equal((await say('en congé')).kind, 'said')
    await sayTold(ports, actor(relays[0]!), { taskId: taskOf(1), poster: 1 })
    assert.equal((await task(1)).cannot, null)
  })

  it('ask the deputy where the relay left, or is away', async () => {
    relays[0]!.enabled = false
    ports.town.away = { [relays[1]!.id]: { until: null } }
    ports.town.away[relays[2]!.id] = { until: null }
    ports.town.away[deputies[2]!.id] = { until: null }
    relays[3]!.enabled = false
    deputies[3]!.enabled = false
    await askedFor(ports, broadcast)
    await world.runDue()
    const asked = await Promise.all([1, 2, 3, 4].map(async site => (await task(site)).asked?.id ?? null))
    assert.deepEqual(asked, [deputies[0]!.id, deputies[1]!.id, relays[2]!.id, null])
    assert.equal(cardsTo(relays[0]).length, 0)
    assert.equal(cardsTo(deputies[0]).length, 1)
    const { nobody } = (await seeSites(ports, broadcast))!
    assert.ok(nobody.includes('Site 04') && nobody.length === 5)
  })

  it('ring nobody by night, and are reminded twice at work', async () => {
    // 21 h on a Wednesday.
    ports.pass(11 * 3_600_000)
    await askedFor(ports, broadcast)
    await world.runDue()
    assert.equal(world.sent.length, 0)
    // The card of the broadcast says until when they wait, and is drawn again when they leave.
    const rings = '2026-11-26T07:00:00.000Z'
    assert.equal((await ports.relayRounds.byId(broadcast.id))!.ringsAt, rings)
    const drawn = ports.jobs.flatMap(({ job, data, at }) =>
      job === 'placement.refresh' && data.key === keyOf({ card: 'broadcast', broadcastId: broadcast.id }) && at
        ? [at]
        : [],
    )
    assert.deepEqual(drawn, [later(rings, clockSkewMs)])
    await world.until('2026-11-26T12:00:00.000Z')
    assert.equal(cardsTo(relays[0]).length, 1)
    assert.ok(world.sent.every(({ at }) => at >= '2026-11-26T07:00:00.000Z'))
    await sayPosted(ports, actor(relays[1]!), { taskId: taskOf(2), poster: 1 })
    await world.until('2026-12-04T12:00:00.000Z')
    assert.equal(cardsTo(relays[0], 'relay-reminder').length, 2)
    assert.equal(cardsTo(relays[1], 'relay-reminder').length, 0)
    for (const { at } of world.sent) assert.ok(at.slice(11) >= '07:00' && at.slice(11) <= '18:00', at)
  })

  const corrected = async (): Promise<void> => {
    const post = (await ports.posts.byId(broadcast.postId))!
    const words = { ...post.sealed[0]!, number: 2, correctionOf: broadcast.id }
    const seal = computeSeal(words)
    ports.tamper('post', { ...post, sealed: [...post.sealed, { ...words, seal }] })
    const correction = { ...broadcast, id: 'c', kind: 'correct', targetId: broadcast.id, seal, state: 'done' } as const
    await ports.commit({ save: 'broadcast', row: correction, ifVersion: 0 })
    ports.jobs.push({ job: 'relays.follow', data: { broadcastId: broadcast.id } })
    await world.runDue()
  }

  it('wait for the morning with the next poster, too', async () => {
    await askedFor(ports, broadcast)
    await world.runDue()
    assert.equal((await ports.relayRounds.byId(broadcast.id))!.ringsAt, undefined)
    ports.pass(11 * 3_600_000)
    await corrected()
    assert.equal((await ports.relayRounds.byId(broadcast.id))!.ringsAt, '2026-11-26T07:00:00.000Z')
  })

  it('are asked again for the next poster when the words are corrected', async () => {
    await askedFor(ports, broadcast)
    await world.runDue()
    await sayPosted(ports, actor(relays[0]!), { taskId: taskOf(1), poster: 1 })
    await corrected()
    assert.equal((await ports.relayRounds.byId(broadcast.id))!.poster, 2)
    assert.equal((await seeSites(ports, broadcast))!.lines.reached.sites, 0)
    for (const relay of relays) assert.equal(cardsTo(relay).length, 2, relay.name)
    const press = (poster: number) => sayPosted(ports, actor(relays[0]!), { taskId: taskOf(1), poster })
    assert.equal((await press(1)).kind, 'poster-replaced')
    assert.equal((await press(2)).kind, 'changed')
    assert.equal((await seeSites(ports, broadcast))!.lines.reached.sites, 1)
  })

  it('take down what was taken back, and only where it hangs', async () => {
    await askedFor(ports, broadcast)
    await world.runDue()
    await sayPosted(ports, actor(relays[0]!), { taskId: taskOf(1), poster: 1 })
    const removal = { ...broadcast, id: 't', kind: 'take-back', targetId: broadcast.id, state: 'done' } as const
    await ports.commit({ save: 'broadcast', row: removal, ifVersion: 0 })
    ports.jobs.push({ job: 'relays.follow', data: { broadcastId: broadcast.id } })
    await world.runDue()
    assert.equal(cardsTo(relays[0], 'relay-down').length, 1)
    assert.equal(world.sent.filter(({ card }) => card === 'relay-down').length, 1)
    assert.equal((await sayPosted(ports, actor(relays[1]!), { taskId: taskOf(2), poster: 1 })).kind, 'relay-over')
    assert.equal((await sayTakenDown(ports, actor(relays[1]!), taskOf(2))).kind, 'nothing-hangs')
    assert.equal((await sayTakenDown(ports, actor(relays[0]!), taskOf(1))).kind, 'changed')
    assert.equal((await sayTakenDown(ports, actor(relays[0]!), taskOf(1))).kind, 'said')
  })

  it('take it down the day after its last day, once people are at work', async () => {
    ports.tamper('broadcast', { ...broadcast, expiresOn: '2026-12-01' })
    await askedFor(ports, broadcast)
    await world.runDue()
    assert.equal((await ports.relayRounds.byId(broadcast.id))!.until, '2026-11-30')
    await sayPosted(ports, actor(relays[0]!), { taskId: taskOf(1), poster: 1 })
    await world.until('2026-11-30T22:00:00.000Z')
    assert.equal((await ports.relayRounds.byId(broadcast.id))!.ended, null)
    await world.until('2026-12-01T12:00:00.000Z')
    assert.equal((await ports.relayRounds.byId(broadcast.id))!.ended?.because, 'over')
    const [down] = cardsTo(relays[0], 'relay-down')
    assert.equal(down?.at, '2026-12-01T07:00:00.000Z')
  })

  it('of an emergency are asked as it begins, also by night', async () => {
    ports.pass(11 * 3_600_000)
    const urgent = { by: otherComms, people: 3, told: null }
    ports.tamper('broadcast', { ...broadcast, state: 'running', urgent })
    ports.jobs.push({ job: 'relays.follow', data: { broadcastId: broadcast.id } })
    await world.runDue()
    assert.equal(cardsTo(relays[0]).length, 1)
    const { asked, ringsAt } = (await ports.relayRounds.byId(broadcast.id))!
    assert.deepEqual([asked.by, ringsAt], [null, undefined])
    const at = ports.now()
    await world.until(new Date(Date.parse(at) + 3_600_000).toISOString())
    assert.equal(cardsTo(relays[0], 'relay-reminder').length, 2)
  })

  it('go to the deputy when the relay leaves, who has one card; and to nobody when both left', async () => {
    await askedFor(ports, broadcast)
    await world.runDue()
    relays[0]!.enabled = false
    await handOnSitesOf(ports, [relays[0]!.id, relays[1]!.id])
    await handOnSitesOf(ports, [relays[0]!.id])
    await world.runDue()
    assert.equal((await task(1)).asked?.id, deputies[0]!.id)
    assert.equal((await task(2)).asked?.id, relays[1]!.id)
    assert.equal(cardsTo(deputies[0]).length, 1)
    assert.equal(told('relay.handed-on').length, 1)
    deputies[0]!.enabled = false
    await handOnSitesOf(ports, [deputies[0]!.id])
    assert.equal((await task(1)).asked, null)
    assert.ok((await seeSites(ports, broadcast))!.nobody.includes('Site 01'))
  })

  it('of an edition open its PDF, and of what is none, or lies nowhere, nothing', async () => {
    sitesOf(ports, 1)
    await askedFor(ports, broadcast)
    await world.runDue()
    const copyWith = async (url: string | null) => {
      const published = (id: string, kind: string) => url && `${url}/${id}.${kind}`
      const seen = await seeTask({ ...ports, editionAddresses: { ...ports.editionAddresses, published } }, taskOf(1))
      assert.ok(seen)
      return seen.copy
    }
    assert.equal(await copyWith('https://x.fr'), null)
    ports.tamper('post', { ...(await ports.posts.byId(broadcast.postId))!, editionId: 'e' })
    assert.deepEqual([await copyWith('https://x.fr'), await copyWith(null)], ['https://x.fr/e.pdf', null])
  })

  it('go to whom the list names meanwhile, before they are reminded', async () => {
    await askedFor(ports, broadcast)
    await world.runDue()
    const { id, name } = deputies[5]!
    ports.sites[0]!.relay = { id, name }
    ports.sites[38]!.relay = { id, name }
    await world.until('2026-11-26T12:00:00.000Z')
    assert.deepEqual([(await task(1)).asked?.id, (await task(39)).asked?.id], [id, id])
    assert.equal(cardsTo(deputies[5]).length, 2)
    assert.equal((await task(1)).past[0]?.id, relays[0]!.id)
  })
})
