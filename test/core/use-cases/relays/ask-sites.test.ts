import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import { addPerimeter } from '../../../../src/core/use-cases/perimeters/change-perimeters.ts'
import { faceOf, isWaitedFor } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { seeSites } from '../../../../src/core/use-cases/broadcasts/seen/see-sites.ts'
import { slotGraceMs } from '../../../../src/core/use-cases/broadcasts/sealed-slot.ts'
import { askSites, askToReachSites } from '../../../../src/core/use-cases/relays/ask-sites.ts'
import { roundJobs } from '../../../../src/core/use-cases/relays/round-jobs.ts'
import { brought } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { relayWorld, sitesOf } from '../../../fakes/relay-world.ts'
import { actor, alice, camille, karim } from '../../../fakes/town.ts'
import { approved, comms, otherComms, refreshed } from '../../../fakes/walk.ts'

const slot = '2026-12-01T10:00:00.000Z'
const atSlot = { slotDate: '2026-12-01', slotTime: '11:00' }

describe('the sites are asked as a sending is', () => {
  let ports: FakePorts
  let world: ReturnType<typeof relayWorld>
  beforeEach(() => {
    ports = createFakePorts()
    // 15 people, and one site more without a relay.
    sitesOf(ports, 5, 1)
    world = relayWorld(ports)
  })
  const ask = ({ id }: Broadcast, who = comms, rules = settings, sites = 5) =>
    askSites(ports, who, { broadcastId: id, sites }, rules)
  const question = ({ id }: Broadcast, who = comms) => askToReachSites(ports, who, id, settings)
  const kinds = async (broadcast: Broadcast) => [(await question(broadcast)).kind, (await ask(broadcast)).kind]
  const cards = () => world.sent.filter(({ card }) => card === 'relay').length
  const postOf = async ({ postId }: Broadcast) => (await ports.posts.byId(postId))!

  it('not with a picture that somebody on it does not agree to', async () => {
    const { broadcast } = await approved(ports)
    const post = await postOf(broadcast)
    const pictures = [{ id: 'a', alt: 'Le pont', digest: 'a', consent: null }]
    ports.tamper('post', { ...post, content: { ...post.content, pictures } })
    assert.deepEqual(await kinds(broadcast), ['no-consent', 'no-consent'])
    assert.deepEqual([await ports.relayRounds.byId(broadcast.id), cards()], [null, 0])
  })

  it('not with words that are not, byte for byte, those that were approved', async () => {
    const { broadcast } = await brought(ports)
    const post = await postOf(broadcast)
    const sealed = post.sealed.map(one => ({ ...one, rendered: { ...one.rendered, summary: 'Autre' } }))
    ports.tamper('post', { ...post, sealed })
    assert.deepEqual(await kinds(broadcast), ['seal-differs', 'seal-differs'])
  })

  it('not once it is over, nor while it is corrected, and not of what was given up', async () => {
    const { broadcast } = await brought(ports, { validUntil: '2026-11-30' })
    ports.tamper('broadcast', { ...broadcast, state: 'stopped', startedAt: null })
    assert.deepEqual(await kinds(broadcast), ['closed', 'closed'])
    ports.tamper('broadcast', broadcast)
    const post = await postOf(broadcast)
    ports.tamper('post', { ...post, state: 'draft', correcting: { content: post.content } as never })
    assert.deepEqual(await kinds(broadcast), ['sites-correcting', 'sites-correcting'])
    ports.tamper('post', post)
    assert.equal((await question(broadcast)).kind, 'sites')
    ports.pass(7 * 86_400_000)
    assert.deepEqual(await kinds(broadcast), ['expired', 'expired'])
  })

  it('not by whoever may not address all of its people', async () => {
    const { broadcast } = await approved(ports)
    ports.town.groups.push({ id: 'g', name: 'Auteurs Voirie', members: [camille.id] })
    const admin = actor(karim, 'comms', 'admin')
    await addPerimeter(ports, admin, { group: 'Auteurs Voirie', departments: 'Voirie', groups: '', everyone: 'false' })
    assert.deepEqual(await kinds(broadcast), ['outside-perimeter', 'outside-perimeter'])
    assert.equal((await ask(broadcast, otherComms)).kind, 'asked')
  })

  it('by two people above the ceiling, who mean the same number', async () => {
    const { broadcast } = await brought(ports)
    const few = { ...settings, fourEyesOver: 14 }
    const first = await ask(broadcast, comms, few)
    assert.ok(first.kind === 'second-needed' && first.people === 15)
    assert.equal(await ports.relayRounds.byId(broadcast.id), null)
    const since = ports.now()
    const key = keyOf({ card: 'second', broadcastId: broadcast.id, since, about: 'sites' })
    assert.ok(refreshed(ports).includes(key))
    const waits = async (): Promise<boolean> => {
      const shown = (await faceOf(ports, key))!
      assert.ok(shown.face.face === 'second' && shown.face.about === 'sites')
      return isWaitedFor(shown.face, ports.now())
    }
    assert.equal(await waits(), true)
    ports.pass(60_000)
    const same = await ask(broadcast, comms, few)
    assert.ok(same.kind === 'same-person' && same.by.id === comms.id && same.at === since)
    // Another number than what the first one meant is a first word.
    ports.sites[0]!.without = null
    ports.sites[1]!.without = 20
    // Where nobody said how many they are there is somebody.
    const other = await ask(broadcast, otherComms, few)
    assert.ok(other.kind === 'second-needed' && other.people === 33)
    assert.equal((await ask(broadcast, comms, few)).kind, 'asked')
    const round = (await ports.relayRounds.byId(broadcast.id))!
    assert.deepEqual([round.asked.by?.id, round.asked.firstBy?.id], [comms.id, otherComms.id])
    assert.equal(ports.journal.filter(({ verb }) => verb === 'relay.confirmed').length, 2)
    assert.equal(await waits(), false)
  })

  it('with the hour until which the cards wait, before anything is asked', async () => {
    const rings = async (broadcast: Broadcast) => {
      const asked = await question(broadcast)
      return asked.kind === 'sites' ? asked.ringsAt : asked.kind
    }
    const { broadcast } = await brought(ports)
    assert.equal(await rings(broadcast), null)
    // 21 h on a Wednesday.
    ports.pass(11 * 3_600_000)
    assert.equal(await rings(broadcast), '2026-11-26T07:00:00.000Z')
    ports.tamper('broadcast', { ...broadcast, urgent: { by: otherComms, people: 3, told: null } })
    assert.equal(await rings(broadcast), null, 'an emergency leaves nobody alone')
  })

  it('at the moment that was vouched for, and nothing is to be read before', async () => {
    const { broadcast } = await approved(ports, atSlot)
    const asked = await question(broadcast)
    assert.ok(asked.kind === 'sites' && asked.leavesAt === slot)
    assert.equal((await ask(broadcast)).kind, 'asked')
    await world.runDue()
    await world.until('2026-12-01T09:59:00.000Z')
    assert.deepEqual([(await ports.relayTasks.of(broadcast.id)).length, world.sent.length], [0, 0])
    await world.until('2026-12-01T10:01:00.000Z')
    assert.equal(cards(), 5)
    assert.ok(world.sent.every(({ at }) => at >= slot))
    await world.until('2026-12-05T12:00:00.000Z')
    assert.equal(world.sent.filter(({ card }) => card === 'relay-reminder').length, 10)
    // The poster of a correction comes after that moment: nobody is reminded of it at once.
    const round = { ...(await ports.relayRounds.byId(broadcast.id))!, poster: 2 }
    const times = roundJobs(round, ports.now(), settings).flatMap(one => ('at' in one && one.at ? [one.at] : []))
    assert.ok(times.length === 3 && times.every(at => at > ports.now()), times.join(' '))
  })

  it('not at a moment that is over, and not with what may leave no more when it comes', async () => {
    const { broadcast } = await approved(ports, atSlot)
    assert.equal((await ask(broadcast)).kind, 'asked')
    const post = await postOf(broadcast)
    const pictures = [{ id: 'a', alt: 'Le pont', digest: 'a', consent: null }]
    ports.tamper('post', { ...post, content: { ...post.content, pictures } })
    await world.until('2026-12-01T10:01:00.000Z')
    assert.equal(cards(), 0)
    assert.deepEqual(ports.journal.at(-1)?.details, { because: 'no-consent' })
    const { round, notLeft } = (await seeSites(ports, broadcast))!
    assert.deepEqual([round, notLeft], [null, { at: slot, why: 'no-consent' }])
    assert.equal((await seeSites({ ...ports, relaySites: { all: async () => [] } }, broadcast))?.notLeft?.at, slot)
    // Once they agree it is asked anew.
    ports.tamper('post', post)
    assert.equal((await ask(broadcast)).kind, 'asked')
    await world.runDue()
    assert.deepEqual([cards(), (await seeSites(ports, broadcast))!.notLeft], [5, null])
    ports.pass(slotGraceMs + 120_000)
    const other = (await approved(ports, { ...atSlot, slotDate: '2026-12-02', title: 'Autre' })).broadcast
    ports.pass(2 * 86_400_000)
    assert.deepEqual(await kinds(other), ['slot-over', 'slot-over'])
  })

  it('not where the list has grown meanwhile over what one person may confirm, or they may not address all', async () => {
    const { broadcast } = await approved(ports, atSlot)
    assert.equal((await ask(broadcast)).kind, 'asked')
    ports.sites[0]!.without = 2_000
    ports.town.groups.push({ id: 'g', name: 'Auteurs Voirie', members: [camille.id] })
    await world.until('2026-12-01T10:01:00.000Z')
    assert.deepEqual([cards(), ports.journal.at(-1)?.details], [0, { because: 'four-eyes' }])
    const other = (await approved(ports, { ...atSlot, slotDate: '2026-12-02', title: 'Autre' })).broadcast
    ports.sites[0]!.without = 1
    assert.equal((await ask(other)).kind, 'asked')
    const admin = actor(karim, 'comms', 'admin')
    await addPerimeter(ports, admin, { group: 'Auteurs Voirie', departments: 'Voirie', groups: '', everyone: 'false' })
    await world.until('2026-12-02T10:01:00.000Z')
    assert.deepEqual([cards(), ports.journal.at(-1)?.details], [0, { because: 'outside-perimeter' }])
  })

  it('also where it has grown, once two people meant them', async () => {
    const { broadcast } = await approved(ports, atSlot)
    const few = { ...settings, fourEyesOver: 14 }
    await ask(broadcast, otherComms, few)
    assert.equal((await ask(broadcast, comms, few)).kind, 'asked')
    ports.sites[0]!.without = 2_000
    await world.until('2026-12-01T10:01:00.000Z')
    assert.equal(cards(), 5)
  })

  it('only where its people are, and where nobody can tell that, it is said', async () => {
    const people = await approved(ports, { everyone: 'false', people: alice.id })
    assert.deepEqual(await kinds(people.broadcast), ['sites-not-meant', 'sites-not-meant'])
    assert.equal(await seeSites(ports, people.broadcast), null)
    const { broadcast } = await approved(ports, { title: 'Routes', everyone: 'false', departments: 'Voirie' })
    const asked = await question(broadcast)
    assert.ok(asked.kind === 'sites' && asked.sites === 5 && asked.unsure === 6)
    for (const [index, site] of ports.sites.entries()) site.department = index < 2 ? 'VOIRIE' : 'Direction générale'
    ports.sites[2]!.department = 'Nulle part'
    const known = await question(broadcast)
    assert.ok(known.kind === 'sites' && known.sites === 3 && known.unsure === 1)
    assert.equal((await ask(broadcast, comms, settings, 3)).kind, 'asked')
    await world.runDue()
    assert.deepEqual(
      (await ports.relayTasks.of(broadcast.id)).map(({ site }) => site.id),
      ['1', '2', '3'],
    )
  })
})
