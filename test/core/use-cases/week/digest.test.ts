import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import type { FaceOf } from '../../../../src/core/domain/faces/face.ts'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import type { Sector } from '../../../../src/core/domain/sectors/sector.ts'
import { type Instant, msBetween } from '../../../../src/core/domain/time.ts'
import { localTime } from '../../../../src/core/domain/working-time/local-time.ts'
import type { Messenger } from '../../../../src/core/ports/outside.ts'
import { keptWeek } from '../../../../src/core/use-cases/placements/kept/kept-week.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { refreshPlacement } from '../../../../src/core/use-cases/placements/refresh-placement.ts'
import { followWeek } from '../../../../src/core/use-cases/week/follow-week.ts'
import { noticeWeek } from '../../../../src/core/use-cases/week/notice-week.ts'
import { postDigest } from '../../../../src/core/use-cases/week/post-digest.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, karim } from '../../../fakes/town.ts'
import { comms, press, refreshed, submitted } from '../../../fakes/walk.ts'

const monday = '2026-11-30'
const common = keyOf({ card: 'week', monday })
const ofSector = keyOf({ card: 'week', monday, sector: 's1' })

function sector(changed: Partial<Sector> = {}): Sector {
  return {
    id: 's1',
    version: 1,
    name: 'Communication',
    departments: [],
    sections: ['service-life'],
    referents: [],
    deputies: [],
    channel: { id: '19:s1@thread.tacv2', name: 'Secteur' },
    state: 'open',
    changedBy: { id: comms.id, name: comms.name },
    changedAt: '2026-11-25T09:00:00.000Z',
    ...changed,
  }
}

describe('the digest of a week', () => {
  let ports: FakePorts
  let drawn: string[]
  beforeEach(() => {
    ports = createFakePorts()
    drawn = []
  })
  const goTo = (at: Instant) => ports.pass(msBetween(ports.now(), at))
  const orders = () =>
    ports.jobs.flatMap(one => (one.job === 'week.digest' ? [{ ...one.data, at: one.at && local(one.at) }] : []))
  const local = (at: Instant): string => {
    const { day, time } = localTime(at, settings.timeZone)
    return `${day} ${time}`
  }
  const delivered = { kind: 'delivered', conversationId: 'c', activityId: 'a' } as const
  const messenger = {
    show: async ({ key }: { key: string }) => {
      drawn.push(`new ${key}`)
      return delivered
    },
    redraw: async ({ key }: { key: string }) => {
      drawn.push(key)
      return delivered
    },
  } as unknown as Messenger
  const lie = (key = common) => refreshPlacement({ ...ports, messenger }, key)
  const faceFor = async (key = common) => (await faceOf(ports, key)) as { to: object; face: FaceOf<'week'> }

  it('is asked for by each start, at 8:30 on the next Monday, and none that had begun is posted', async () => {
    await postDigest(ports, {}, settings)
    assert.deepEqual(orders(), [{ monday, at: '2026-11-30 08:30' }])
    assert.deepEqual(refreshed(ports), [])
  })

  it('waits for the working day after a Monday on which nobody works', async () => {
    goTo('2027-03-25T10:00:00.000Z')
    await postDigest(ports, {}, settings)
    assert.deepEqual(orders(), [{ monday: '2027-03-29', at: '2027-03-30 08:30' }])
  })

  it('comes at half past eight in both weeks of a clock change', async () => {
    goTo('2027-03-18T10:00:00.000Z')
    await postDigest(ports, {}, settings)
    goTo('2027-10-28T10:00:00.000Z')
    await postDigest(ports, {}, settings)
    assert.deepEqual(
      orders().map(({ at }) => at),
      ['2027-03-22 08:30', '2027-11-02 08:30'],
      'the first of November is a holiday',
    )
  })

  it('is posted at its hour, each sector’s in its own channel, and the next one is asked for', async () => {
    await ports.commit({ save: 'sector', row: sector(), ifVersion: 0 })
    goTo('2026-11-30T07:30:00.000Z')
    ports.jobs.length = 0
    await postDigest(ports, { monday }, settings)
    assert.deepEqual(refreshed(ports), [common, ofSector])
    assert.deepEqual(orders(), [{ monday: '2026-12-07', at: '2026-12-07 08:30' }])
    assert.deepEqual((await faceFor(ofSector)).to, { kind: 'channel', channel: '19:s1@thread.tacv2' })
    assert.deepEqual((await faceFor()).to, { kind: 'channel' })
  })

  it('is waited for until its Sunday is over, by the authority’s clock', async () => {
    const waited = async (timeZone: string, at: Instant) => {
      ports.hours = { ...settings, timeZone }
      const seen = await faceOf(ports, common)
      assert.ok(seen?.face.face === 'week')
      return keptWeek.week.isWaitedFor(seen.face, at)
    }
    // Sunday at 23:30 and Monday at 0:30, in winter and east and west of UTC.
    for (const [timeZone, before, after] of [
      ['Europe/Paris', '2026-12-06T22:30:00.000Z', '2026-12-06T23:30:00.000Z'],
      ['Pacific/Noumea', '2026-12-06T12:30:00.000Z', '2026-12-06T13:30:00.000Z'],
      ['Indian/Reunion', '2026-12-06T19:30:00.000Z', '2026-12-06T20:30:00.000Z'],
      ['America/Martinique', '2026-12-07T03:30:00.000Z', '2026-12-07T04:30:00.000Z'],
    ] as const)
      assert.deepEqual([await waited(timeZone, before), await waited(timeZone, after)], [true, false], timeZone)
  })

  it('that comes late, by night, waits for the morning; of a week that is over it is not posted', async () => {
    goTo('2026-12-01T21:00:00.000Z')
    await postDigest(ports, { monday }, settings)
    assert.deepEqual(orders(), [{ monday, at: '2026-12-02 08:00' }])
    assert.deepEqual(refreshed(ports), [])
    goTo('2026-12-08T10:00:00.000Z')
    ports.jobs.length = 0
    await postDigest(ports, { monday }, settings)
    assert.deepEqual(refreshed(ports), [])
  })

  it('shows what is of a sector with a channel there, and all else in the common one', async () => {
    await submitted(ports, { section: 'service-life', slotDate: '2026-12-02', slotTime: '09:00' })
    await submitted(ports, { section: 'portraits', slotDate: '2026-12-03', slotTime: '09:00' })
    const titles = async (key: typeof common) => (await faceFor(key)).face.week.releases.map(({ day }) => day)
    assert.deepEqual(await titles(common), ['2026-12-02', '2026-12-03'])
    await ports.commit({ save: 'sector', row: sector(), ifVersion: 0 })
    assert.deepEqual(await titles(ofSector), ['2026-12-02'])
    assert.deepEqual(await titles(common), ['2026-12-03'])
    const empty = async (key: typeof common) => (await faceFor(key)).face.week.empty
    assert.deepEqual(await empty(common), ['2026-11-30', '2026-12-01', '2026-12-04'], 'the sector has its own')
    assert.deepEqual(await empty(ofSector), ['2026-11-30', '2026-12-01', '2026-12-03', '2026-12-04'])
    await ports.commit({ save: 'sector', row: sector({ channel: null, version: 2 }), ifVersion: 1 })
    assert.equal(await faceOf(ports, ofSector), null, 'it is shown with the others')
    assert.deepEqual(await titles(common), ['2026-12-02', '2026-12-03'])
  })

  it('is drawn again after a visa, and not where nothing changed', async () => {
    const { post, validation } = await submitted(ports, { slotDate: '2026-12-02', slotTime: '09:00' })
    goTo('2026-11-30T07:30:00.000Z')
    await lie()
    await lie()
    drawn.length = 0
    await lie()
    assert.deepEqual(drawn, [], 'the same card is not sent again')
    const at = { id: post.id, seal: validation.seal }
    assert.equal((await press(ports, actor(karim, 'comms'), at, 'approve', 0)).kind, 'decided')
    await lie()
    assert.deepEqual(drawn, [common])
  })

  it('is looked at again when a visa becomes late, and read only where one lies', async () => {
    await submitted(ports, { slotDate: '2026-12-02', slotTime: '09:00' })
    goTo('2026-11-30T07:30:00.000Z')
    ports.jobs.length = 0
    await followWeek(ports, settings)
    assert.equal(ports.jobs.length, 0)
    await lie()
    const [release] = (await faceFor()).face.week.releases
    ports.jobs.length = 0
    await followWeek(ports, settings)
    const next = [release?.due, release?.at].filter(at => at != null && at > ports.now()).toSorted()[0]
    assert.deepEqual(refreshed(ports), [common])
    assert.deepEqual(
      ports.jobs.flatMap(one => (one.job === 'week.follow' ? [one.at] : [])),
      [next],
    )
    goTo('2026-12-03T10:00:00.000Z')
    const turn = async () => {
      ports.jobs.length = 0
      await followWeek(ports, settings)
      return ports.jobs.flatMap(one => (one.job === 'week.follow' ? [one.at] : []))
    }
    assert.deepEqual(await turn(), ['2026-12-03T23:00:00.000Z'], 'Thursday is a day with nothing until it has passed')
    goTo('2026-12-06T10:00:00.000Z')
    assert.deepEqual(await turn(), [])
  })

  it('is asked for once by all that is committed within some seconds, after it was', async () => {
    await submitted(ports)
    const waiting: (() => void)[] = []
    const commit = noticeWeek(
      ports.commit,
      call => void waiting.push(call),
      error => assert.fail(String(error)),
    )
    const asked = () => ports.jobs.filter(({ job }) => job === 'week.follow').length
    const save = async () => {
      const post = (await ports.posts.recent(1))[0]!
      await commit({ save: 'post', row: { ...post, version: post.version + 1 }, ifVersion: post.version })
    }
    ports.jobs.length = 0
    await commit({ job: 'doubts.tell', data: {} })
    await commit({ save: 'sector', row: sector(), ifVersion: 7 })
    assert.equal(waiting.length, 0, 'nothing that was written changes a week')
    await save()
    await save()
    assert.deepEqual([waiting.length, asked()], [1, 0])
    waiting.pop()?.()
    await setImmediate()
    assert.equal(asked(), 1)
    await save()
    assert.equal(waiting.length, 1)
  })
})
