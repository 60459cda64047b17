import assert from 'node:assert/strict'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import { markId, meanMark, readMark, thanksAt } from '../../../../src/core/domain/events/thanks.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import { rateEvent } from '../../../../src/core/use-cases/events/attendance/rate-event.ts'
import { seeBoard } from '../../../../src/core/use-cases/events/board/see-board.ts'
import { thankParticipants } from '../../../../src/core/use-cases/events/attendance/thank-participants.ts'
import { tickAttendance } from '../../../../src/core/use-cases/events/attendance/tick-attendance.ts'
import { faceOf, isTakenAway, tellsNobody } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { changedEvent } from '../../../fakes/changed-event.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, diane, gaelle, hugo } from '../../../fakes/town.ts'
import { invited, says } from '../../../fakes/warned.ts'
import { comms } from '../../../fakes/walk.ts'

/** The event is on a Wednesday. */
const morning = '2026-12-03T08:00:00.000Z'

describe('thanks after an event', () => {
  let ports: FakePorts
  let postId: string
  beforeEach(async () => {
    ports = createFakePorts()
    postId = (await invited(ports, [alice, hugo, diane])).id
    await says(ports, postId, alice, 'yes')
    await says(ports, postId, hugo, 'yes')
    await says(ports, postId, diane, 'maybe')
    ports.jobs.length = 0
  })
  const at = (instant: string) => ports.pass(msBetween(ports.now(), instant))
  const keyFor = (who = alice) => keyOf({ card: 'thanks', postId, person: who.id })
  const runs = async () => {
    ports.jobs.length = 0
    await thankParticipants(ports, { postId }, settings)
    return ports.jobs.map(({ job, data, at }) => [job, 'key' in data ? data.key : data, at])
  }
  const ticks = (add: string[], remove: string[] = []) =>
    tickAttendance(ports, comms, { postId, add, remove }, settings)
  const shown = async (who = alice) => {
    const face = (await faceOf(ports, keyFor(who)))?.face
    assert.ok(face?.face === 'thanks')
    return { there: face.there, mark: face.mark, told: !tellsNobody(face, ports.now()), open: face.open }
  }
  const place = (who = alice) =>
    ports.tamper('placement', {
      key: keyFor(who),
      version: 1,
      state: 'placed',
      to: { kind: 'person', id: who.id },
      conversationId: 'c',
      activityId: 'a',
      reason: null,
      leaseUntil: null,
      updatedAt: ports.now(),
    })

  it('come the next working morning', () => {
    assert.deepEqual(
      ['2026-12-02', '2026-12-04', '2026-12-05', '2026-12-24', '2026-12-31'].map(day => thanksAt(day, settings)),
      [
        morning,
        '2026-12-07T08:00:00.000Z',
        '2026-12-07T08:00:00.000Z',
        '2026-12-28T08:00:00.000Z',
        '2027-01-04T08:00:00.000Z',
      ],
    )
    const late = { ...settings, quietHours: { from: '19:00', to: '10:00' } }
    assert.equal(thanksAt('2026-12-02', late), '2026-12-03T09:00:00.000Z')
  })

  it('wait until then, for a new day too, and until people are at work again', async () => {
    assert.deepEqual(await runs(), [['event.thank', { postId }, morning]])
    await changedEvent(ports, postId, { date: '2026-12-09' })
    at(morning)
    assert.deepEqual(await runs(), [['event.thank', { postId }, '2026-12-10T08:00:00.000Z']])
    at('2026-12-10T20:00:00.000Z')
    assert.deepEqual(await runs(), [['event.thank', { postId }, '2026-12-11T07:00:00.000Z']])
    at('2026-12-24T08:00:00.000Z')
    const thanked = [alice, hugo].map(who => ['placement.refresh', keyFor(who), undefined])
    assert.deepEqual((await runs()).toSorted(), thanked.toSorted(), 'an outage of two weeks is made up for')
    at('2026-12-24T08:00:00.001Z')
    assert.deepEqual(await runs(), [], 'a longer one is not')
  })

  it('go to who was there, registered or not', async () => {
    at('2026-12-02T13:00:00.000Z')
    await ticks([alice.id, diane.id])
    at(morning)
    const asked = [alice, diane].map(who => ['placement.refresh', keyFor(who), undefined])
    assert.deepEqual((await runs()).toSorted(), asked.toSorted())
    assert.deepEqual((await runs()).length, 2, 'after a kill the same cards are asked for')
    assert.deepEqual(await shown(), { there: true, mark: null, told: true, open: true })
    assert.deepEqual((await shown(hugo)).told, false, 'who said yes and was not there is not thanked')
  })

  it('go to who said that they come where nobody took note, and said so again for a new day', async () => {
    const answer = (await ports.events.answer(postId, hugo.id))!
    ports.tamper('event_answer', { ...answer, asked: true })
    at(morning)
    assert.deepEqual((await runs()).map(([, key]) => key).toSorted(), [alice, hugo].map(who => keyFor(who)).toSorted())
    assert.deepEqual([(await shown()).told, (await shown(hugo)).told, (await shown(diane)).told], [true, false, false])
  })

  it('never for what was cancelled or taken back; its cards go', async () => {
    const post = (await ports.posts.byId(postId))!
    at(morning)
    for (const state of ['cancelled', 'taken-back'] as const) {
      ports.tamper('post', { ...post, state })
      assert.deepEqual(await runs(), [])
      assert.deepEqual([await faceOf(ports, keyFor()), await isTakenAway(ports, keyFor())], [null, true])
    }
    assert.equal(await faceOf(ports, keyFor(gaelle)), null, 'nor for who did not receive it')
  })

  it('who is ticked later is thanked then; once names are gone nobody is', async () => {
    at('2026-12-02T13:00:00.000Z')
    await ticks([alice.id])
    assert.ok(!ports.jobs.some(({ job }) => job === 'placement.refresh'), 'the job of the morning is to come')
    at('2026-12-04T19:00:00.000Z')
    ports.jobs.length = 0
    await ticks([hugo.id], [alice.id])
    assert.deepEqual(
      ports.jobs.flatMap(({ job, data, at }) => (job === 'placement.refresh' ? [[data, at]] : [])),
      [hugo, alice].map(who => [{ key: keyFor(who) }, '2026-12-07T07:00:00.000Z']),
    )
    assert.deepEqual([(await shown(hugo)).told, (await shown()).told], [true, false])
    const { figures } = (await seeBoard(ports, camille.id, postId))!
    ports.tamper('event_counts', { id: postId, version: 1, figures, at: ports.now() })
    assert.deepEqual([(await shown(hugo)).told, (await shown(hugo)).open], [false, false])
    at('2026-12-07T10:00:00.000Z')
    assert.deepEqual(await runs(), [])
  })

  it('ask one question, answered by who was thanked alone, and changed as they like', async () => {
    const rates = (who: typeof alice, mark: unknown) => rateEvent(ports, actor(who), { postId, mark })
    at(morning)
    assert.deepEqual(await rates(alice, '4'), { kind: 'not-found' })
    place()
    ports.journal.length = 0
    for (const wrong of ['', '0', '6', '4.5', 'quatre', 4, null])
      assert.deepEqual(await rates(alice, wrong), { kind: 'mark-missing' })
    const { mark } = ports.attendance
    let reads = 0
    ports.attendance.mark = id => {
      reads++
      return mark(id)
    }
    const rated = await rates(alice, ' 4 ')
    assert.equal(reads, 1)
    assert.ok(rated.kind === 'rated' && rated.thanks.mark === 4)
    const commits = ports.commits()
    assert.equal((await rates(alice, '4')).kind, 'rated')
    assert.equal(ports.commits(), commits, 'again it writes nothing')
    await rates(alice, '2')
    assert.deepEqual(await ports.attendance.marks(postId), { people: 1, sum: 2 })
    assert.equal((await shown()).mark, 2)
    assert.deepEqual(ports.journal, [], 'the journal would say whose it is')
    const { figures } = (await seeBoard(ports, camille.id, postId))!
    ports.tamper('event_counts', { id: postId, version: 1, figures, at: ports.now() })
    assert.deepEqual(await rates(alice, '5'), { kind: 'event-purged' })
  })

  it('keep a mark beside nobody: whose it is, only Mary’s key tells', async () => {
    at(morning)
    place()
    await rateEvent(ports, actor(alice), { postId, mark: '5' })
    const id = markId(postId, alice.id, ports.keyedDigest)
    const row = await ports.attendance.mark(id)
    assert.deepEqual(Object.keys(row!).toSorted(), ['id', 'kind', 'mark', 'postId', 'version'])
    assert.ok(!JSON.stringify(row).includes(alice.id))
    const others = [markId(postId, hugo.id, ports.keyedDigest), markId('other', alice.id, ports.keyedDigest)]
    assert.equal(new Set([id, ...others, markId(postId, alice.id, text => text)]).size, 4)
  })

  it('tell organisers an average from five on, and how many', async () => {
    const marks = async (...given: number[]) => {
      for (const [n, mark] of given.entries())
        ports.tamper('attendance', { id: `${postId}/m${n}`, version: 1, kind: 'mark', postId, mark })
      return (await seeBoard(ports, camille.id, postId))!.figures.marks
    }
    assert.equal(await marks(), undefined)
    assert.deepEqual(meanMark((await marks(5, 4, 4, 5))!), null)
    assert.deepEqual(meanMark((await marks(5, 4, 4, 5, 3))!), 4.2)
    assert.deepEqual(['1', '5', '6', ' 3 ', 3].map(readMark), [1, 5, null, 3, null])
  })
})
