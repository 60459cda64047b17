import assert from 'node:assert/strict'
import type { Person } from '../../../../src/core/domain/actor.ts'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { hangsDays } from '../../../../src/core/domain/kept-days.ts'
import { daysLater, instantOf, localDay } from '../../../../src/core/domain/working-time/local-time.ts'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import { sayCannot, sayPosted } from '../../../../src/core/use-cases/relays/answer-relay.ts'
import { purgeRounds } from '../../../../src/core/use-cases/relays/purge-rounds.ts'
import { seePosterPage } from '../../../../src/core/use-cases/relays/see-poster.ts'
import { brought } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { askedFor, relayWorld, sitesOf } from '../../../fakes/relay-world.ts'
import { suspended } from '../../../fakes/suspended.ts'
import { actor } from '../../../fakes/town.ts'

const roundsKeptDays = 730

describe('the end of what sites are asked', () => {
  let ports: FakePorts
  let broadcast: Broadcast
  let relays: Person[]
  let world: ReturnType<typeof relayWorld>
  const taskOf = (site: number) => `${broadcast.id}.${site}`
  const task = async (site: number) => (await ports.relayTasks.byId(taskOf(site)))!
  const round = async () => (await ports.relayRounds.byId(broadcast.id))!
  const downs = () => world.sent.filter(({ card }) => card === 'relay-down').map(({ to }) => to)
  const dayAfter = (days: number): string => daysLater(localDay(ports.now(), settings.timeZone), { days })
  const noonOf = (day: string): string => instantOf(day, '12:00', settings.timeZone)!
  const asked = async (): Promise<void> => {
    await askedFor(ports, broadcast)
    await world.runDue()
    await sayPosted(ports, actor(relays[0]!), { taskId: taskOf(1), poster: 1 })
    await sayCannot(ports, actor(relays[1]!), { taskId: taskOf(2), poster: 1, reason: 'en arrêt maladie' })
  }

  const words = { title: 'Vœux', body: '', link: null, event: null, credit: null }
  const readable = (code: string) => seePosterPage({ ...ports, readSealed: () => words }, code)

  beforeEach(async () => {
    ports = createFakePorts()
    ;({ broadcast } = await brought(ports))
    ;({ relays } = sitesOf(ports, 3))
    world = relayWorld(ports)
  })

  it('comes after some weeks where nobody said until when it hangs: it is taken down, and read no more', async () => {
    await asked()
    const [last, next] = [dayAfter(hangsDays), dayAfter(hangsDays + 3)]
    const { code } = await round()
    await world.until(noonOf(last))
    assert.equal((await round()).ended, null)
    assert.deepEqual(await ports.relayRounds.openCodes(), [code])
    assert.equal((await readable(code))?.title, 'Vœux')
    await world.until(noonOf(next))
    assert.equal((await round()).ended?.because, 'over')
    assert.deepEqual(downs(), [relays[0]!.id])
    assert.equal(await readable(code), null)
    assert.deepEqual(await ports.relayRounds.openCodes(), [])
  })

  it('comes as late to copies of an edition, and nobody takes these away', async () => {
    ports.tamper('broadcast', { ...broadcast, expiresOn: dayAfter(2) })
    ports.tamper('post', { ...(await ports.posts.byId(broadcast.postId))!, editionId: 'e' })
    await asked()
    const end = noonOf(dayAfter(hangsDays + 3))
    await world.until(noonOf(dayAfter(hangsDays)))
    assert.equal((await round()).ended, null)
    await world.until(end)
    assert.equal((await round()).ended?.because, 'over')
    assert.deepEqual(downs(), [])
  })

  it('takes away why somebody could not, which the journal never had', async () => {
    await asked()
    assert.equal((await task(2)).cannot?.reason, 'en arrêt maladie')
    assert.ok(!JSON.stringify(ports.journal).includes('arrêt maladie'))
    const before = await task(3)
    await world.until(noonOf(dayAfter(hangsDays + 3)))
    const { cannot } = await task(2)
    assert.deepEqual([cannot?.by.id, cannot?.reason], [relays[1]!.id, ''])
    assert.equal((await task(3)).version, before.version + 2, 'two reminders, and nothing more')
  })

  it('is found by night where no appointment tells of it', async () => {
    await asked()
    ports.jobs.length = 0
    ports.pass(msBetween(ports.now(), noonOf(dayAfter(hangsDays))))
    await purgeRounds(ports, settings)
    assert.ok(!ports.jobs.some(({ job }) => job === 'relays.follow'))
    ports.pass(86_400_000)
    await purgeRounds(ports, settings)
    const asks = ports.jobs.filter(({ job }) => job === 'relays.follow')
    assert.deepEqual(
      asks.map(({ data }) => data),
      [{ broadcastId: broadcast.id }],
    )
    const tomorrow = instantOf(dayAfter(1), '04:10', settings.timeZone)
    assert.equal(ports.jobs.findLast(({ job }) => job === 'relays.purge')?.at, tomorrow)
  })

  it('is followed by the end of its rows, with the names of who was asked', async () => {
    await asked()
    await world.until(noonOf(dayAfter(hangsDays + 3)))
    const cards = () => ports.placements.about(broadcast.id)
    const [of, last] = [await cards(), dayAfter(roundsKeptDays - 3)]
    const ofBroadcast = keyOf({ card: 'broadcast', broadcastId: broadcast.id })
    ports.tamper('placement', { ...(await ports.placements.byKey(of[0]!))!, key: ofBroadcast })
    const kept = await cards()
    ports.pass(msBetween(ports.now(), noonOf(last)))
    await purgeRounds(ports, settings)
    assert.deepEqual(await cards(), kept)
    ports.pass(4 * 86_400_000)
    await purgeRounds(ports, settings)
    assert.deepEqual(await cards(), [ofBroadcast], 'what is told of the broadcast itself is not theirs')
    assert.deepEqual([await ports.relayRounds.byId(broadcast.id), await ports.relayTasks.of(broadcast.id)], [null, []])
  })

  it('leaves a round, and one of whose sites somebody is suspended, until that is lifted', async () => {
    await asked()
    await world.until(noonOf(dayAfter(hangsDays + 3)))
    const names = relays[2]!
    assert.ok(!JSON.stringify(await round()).includes(names.id), 'the row of a site alone names them')
    const lift = await suspended(ports, { kind: 'person', person: names })
    ports.pass(msBetween(ports.now(), noonOf(dayAfter(roundsKeptDays + 3))))
    await purgeRounds(ports, settings)
    assert.equal((await ports.relayTasks.of(broadcast.id)).length, 3)
    assert.notEqual(await ports.relayRounds.byId(broadcast.id), null)
    await lift()
    await purgeRounds(ports, settings)
    assert.equal(await ports.relayRounds.byId(broadcast.id), null)
  })
})
