import assert from 'node:assert/strict'
import { askToSend } from '../../../../src/core/use-cases/broadcasts/sending/ask-to-send.ts'
import { startBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/start-broadcast.ts'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { askTakeBack } from '../../../../src/core/use-cases/posts/ending/ask-take-back.ts'
import { takeBack } from '../../../../src/core/use-cases/posts/ending/take-back.ts'
import { listBroadcasts, seeBroadcast } from '../../../../src/core/use-cases/broadcasts/seen/see-broadcast.ts'
import { resendBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/resend-broadcast.ts'
import { createTables } from '../../../../src/sheets/tables/create-tables.ts'
import { audienceText } from '../../../../src/teams/cards/audience-text.ts'
import { loadWords } from '../../../../src/words.ts'
import { brought, carried } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { approved, comms, otherComms } from '../../../fakes/walk.ts'

describe('what became of a broadcast', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))
  const see = async (id: string) => seeBroadcast(ports, (await ports.broadcasts.byId(id))!)
  const two = { ...settings, fourEyesOver: 2 }
  const removed = async ({ id }: Broadcast) => {
    const result = await takeBack(ports, comms, { broadcastId: id, people: 3 }, settings)
    assert.ok(result.kind === 'taking-back')
    await carried(ports, result.broadcast.id)
    return result.broadcast
  }

  it('is known to its card and to the list, once it reached somebody', async () => {
    const { broadcast } = await brought(ports)
    assert.deepEqual((await see(broadcast.id)).changes, [])
    const away = await removed(broadcast)
    const { changes } = await see(broadcast.id)
    assert.deepEqual(
      changes.map(one => [one.broadcast.id, one.people]),
      [[away.id, 3]],
    )
    const listed = await listBroadcasts(ports, 10)
    assert.deepEqual(
      listed.map(one => [one.broadcast.id, one.changes.length]).sort(),
      [
        [broadcast.id, 1],
        [away.id, 0],
      ].sort(),
    )
    ports.report.counts.delivered = 0
    assert.deepEqual((await see(broadcast.id)).changes, [], 'stopped before anybody lost it')
  })

  it('keeps to how many it was sent again, for its own report and for that of whatever changes it', async () => {
    const { broadcast } = await brought(ports)
    ports.report.counts.unknown = 2
    assert.equal(
      (await resendBroadcast(ports, comms, { broadcastId: broadcast.id, people: 2 }, settings)).kind,
      'resent',
    )
    assert.equal((await see(broadcast.id)).broadcast.resent, 2)
    ports.report.counts.unknown = 0
    await carried(ports, broadcast.id, 3)
    const asked = await askTakeBack(ports, comms, broadcast.id, settings)
    assert.ok(asked.kind === 'confirm')
    assert.equal(asked.broadcast.resent, 2)
    const away = await removed(broadcast)
    const seen = await see(away.id)
    assert.deepEqual([seen.target?.resent, seen.target?.people, seen.broadcast.resent], [2, 3, 0])
    const rows = (one: typeof seen) =>
      createTables(loadWords().fr, audienceText).account({
        ...one,
        report: ports.report,
        toReach: [],
        at: ports.now(),
      })[0]!.rows
    const line = (one: typeof seen) => rows(one).find(([what]) => String(what).includes('renvoyée'))
    assert.match(String(line(seen)?.[0]), /DIF-\S+ a été renvoyée/)
    assert.deepEqual([line(seen)?.[1], line(await see(broadcast.id))?.[1]], [2, 2])
  })

  it('names both who confirmed it, and nobody else for what one alone may do', async () => {
    const { broadcast } = await approved(ports)
    const start = (who = comms) => startBroadcast(ports, who, { broadcastId: broadcast.id, people: 9 }, two)
    await askToSend(ports, comms, broadcast.id, two)
    assert.equal((await start()).kind, 'second-needed')
    const second = await start(otherComms)
    assert.ok(second.kind === 'started')
    assert.deepEqual([second.broadcast.firstBy?.id, second.broadcast.sentBy?.id], [comms.id, otherComms.id])
    await carried(ports, broadcast.id, 3)
    const alone = await takeBack(ports, comms, { broadcastId: broadcast.id, people: 3 }, settings)
    assert.ok(alone.kind === 'taking-back')
    assert.equal(alone.broadcast.firstBy, null)
  })

  it('tells before a removal whether it takes two, and names them after', async () => {
    const { broadcast } = await brought(ports)
    const ask = async (who = comms) => {
      const asked = await askTakeBack(ports, who, broadcast.id, two)
      return asked.kind === 'confirm' ? asked.second.kind : asked.kind
    }
    const take = (who = comms) => takeBack(ports, who, { broadcastId: broadcast.id, people: 3 }, two)
    assert.equal(await ask(), 'first')
    assert.equal((await take()).kind, 'second-needed')
    assert.deepEqual([await ask(), await ask(otherComms)], ['yours', 'theirs'])
    const gone = await take(otherComms)
    assert.ok(gone.kind === 'taking-back')
    assert.deepEqual([gone.broadcast.firstBy?.id, gone.broadcast.sentBy?.id], [comms.id, otherComms.id])
    assert.equal(ports.journal.at(-1)?.details['after'], comms.name)
  })
})
