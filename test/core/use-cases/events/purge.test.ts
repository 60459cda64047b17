import assert from 'node:assert/strict'
import type { Change } from '../../../../src/core/change.ts'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { answerId, placesId } from '../../../../src/core/domain/events/event.ts'
import { boardId } from '../../../../src/core/domain/events/event-board.ts'
import { isNamesEnd, lastNamedDay } from '../../../../src/core/domain/events/retention.ts'
import { keyOf, type PlacedCard } from '../../../../src/core/domain/placements/placed-card.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import { instantOf } from '../../../../src/core/domain/working-time/local-time.ts'
import type { ParticipantsListed } from '../../../../src/core/domain/events/event-board.ts'
import { tallyEvent } from '../../../../src/core/use-cases/broadcasts/seen/see-broadcast.ts'
import { askForParticipants } from '../../../../src/core/use-cases/events/attendance/export-participants.ts'
import { purgeEvent } from '../../../../src/core/use-cases/events/ended/purge-event.ts'
import { purgeEvents } from '../../../../src/core/use-cases/events/ended/purge-events.ts'
import { resizeEvent } from '../../../../src/core/use-cases/events/answers/resize-event.ts'
import { seeBoard } from '../../../../src/core/use-cases/events/board/see-board.ts'
import { changedEvent } from '../../../fakes/changed-event.ts'
import { suspended } from '../../../fakes/suspended.ts'
import { wasNoted } from '../../../fakes/was-noted.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { camille } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'
import { brought } from '../../../fakes/brought.ts'

const event = { kind: 'event', date: '2026-12-02', time: '12:30', place: 'Médiathèque', capacity: '2' }
/** The last day on which it may be known who came, and the night after it. */
const lastDay = '2027-03-02'
const dayAfter = '2027-03-03'

describe('the end of names', () => {
  let ports: FakePorts
  let files: { name: string; listed: ParticipantsListed }[]
  let listed: ParticipantsListed
  beforeEach(() => {
    ports = createFakePorts()
    files = []
  })

  const world = () => ({
    ...ports,
    tables: { participants: (asked: ParticipantsListed) => ((listed = asked), []) } as never,
    sheets: { xlsx: async () => new Uint8Array() } as never,
    library: {
      put: async (_: string, name: string) => {
        files.push({ name, listed })
        return 'https://library/x'
      },
    },
  })
  const passTo = (day: string, time = '04:00') =>
    ports.pass(msBetween(ports.now(), instantOf(day, time, settings.timeZone)!))
  const asked = (job: string) => ports.jobs.filter(one => one.job === job).map(({ data, at }) => ({ data, at }))
  const place = (card: PlacedCard, to: string) =>
    ports.tamper('placement', {
      key: keyOf(card),
      version: 1,
      state: 'placed',
      to: { kind: 'person', id: to },
      conversationId: 'c',
      activityId: 'a',
      reason: null,
      leaseUntil: null,
      updatedAt: ports.now(),
    })
  /** An event of which Mary knows of that many people all that she ever knows. */
  const answered = async (people: number) => {
    const { post, broadcast } = await brought(ports, event)
    const postId = post.id
    const who = Array.from({ length: people }, (_, n) => `p${String(n).padStart(4, '0')}`)
    for (const [n, person] of who.entries()) {
      ports.tamper('event_answer', {
        id: answerId(postId, person),
        version: 1,
        postId,
        person,
        answer: n < 2 ? 'yes' : 'waiting',
        at: ports.now(),
      })
      place({ card: 'reminder', postId, person }, person)
      if (n < 2) place({ card: 'thanks', postId, person }, person)
      if (n > 0) continue
      place({ card: 'answered', postId, person, answer: 1 }, person)
      place({ card: 'answering', postId, principal: person, person: camille.id }, camille.id)
    }
    const waiting = who.slice(2).map(person => ({ person, seats: 1 }))
    ports.tamper('event', { id: placesId(postId, ''), version: 1, taken: 2, waiting })
    ports.tamper('event', { id: placesId(postId, 's9'), version: 1, taken: 0, waiting })
    wasNoted(ports, postId, who[0]!)
    ports.tamper('attendance', { id: `${postId}/x`, version: 1, kind: 'mark', postId, mark: 4 })
    ports.tamper('event_board', {
      id: boardId(postId, camille.id),
      version: 1,
      postId,
      person: camille.id,
      open: '@coming',
      page: 1,
      files: {
        xlsx: 'https://library/x',
        csv: null,
        writtenAt: ports.now(),
        askedBy: { id: camille.id, name: camille.name },
        askedAt: ports.now(),
      },
    })
    ports.tamper('calendar_copy', {
      id: answerId(postId, who[0]!),
      version: 1,
      postId,
      person: who[0]!,
      entryId: null,
      state: 'refused',
      round: 0,
      says: '',
      answer: 1,
    })
    ports.jobs.length = 0
    ports.journal.length = 0
    return { postId, broadcast, reference: post.reference, who }
  }
  /** Whatever names somebody of the event. */
  const left = async (postId: string, broadcastId: string) => ({
    answers: (await ports.events.answersOf(postId, '', 9999)).length,
    places: (await ports.events.placesOf(postId)).length,
    boards: (await ports.events.boardsOf(postId)).length,
    attendance: (await ports.attendance.there(postId, '', 9999)).length + (await ports.attendance.marks(postId)).people,
    copies: (await ports.calendarCopies.ofPost(postId, '', 9999)).length,
    cards: [
      ...(await ports.placements.inName(postId)),
      ...(await ports.placements.about(postId)),
      ...(await ports.placements.about(broadcastId)),
    ].filter(key => /^(?:event|reminder|soon|thanks|answered|answering|moved|cancelled|warned):/.test(key)),
  })
  const nothing = { answers: 0, places: 0, boards: 0, attendance: 0, copies: 0, cards: [] }

  it('is the ninetieth day after the event, by the authority’s clock', () => {
    assert.equal(lastNamedDay({ date: '2026-12-02' }, 90), lastDay)
    const at = (day: string, time: string) =>
      isNamesEnd(event, instantOf(day, time, 'Europe/Paris')!, { ...settings, days: 90 })
    assert.deepEqual([at(lastDay, '23:59'), at(dayAfter, '00:00')], [false, true])
  })

  it('is looked for each night, by a job that asks for itself again', async () => {
    const { postId } = await answered(3)
    passTo(lastDay)
    await purgeEvents(ports, settings)
    assert.deepEqual(asked('event.purge'), [])
    assert.deepEqual(asked('events.purge'), [{ data: {}, at: '2027-03-03T03:00:00.000Z' }])
    passTo(dayAfter)
    await purgeEvents(ports, settings)
    assert.deepEqual(asked('event.purge'), [{ data: { postId }, at: undefined }])
    await purgeEvent(world(), { postId }, settings)
    ports.jobs.length = 0
    await purgeEvents(ports, settings)
    assert.deepEqual(asked('event.purge'), [], 'nothing is left to find')
  })

  it('is looked for in more events than one page holds', async () => {
    const { postId, broadcast } = await answered(1)
    const post = (await ports.posts.byId(postId))!
    for (let n = 0; n < 250; n++) {
      ports.tamper('post', { ...post, id: `z${n}`, broadcastId: broadcast.id })
      const id = answerId(`z${n}`, 'p')
      ports.tamper('event_answer', { id, version: 1, postId: `z${n}`, person: 'p', answer: 'no', at: ports.now() })
    }
    passTo(dayAfter)
    await purgeEvents(ports, settings)
    assert.equal(new Set(asked('event.purge').map(({ data }) => JSON.stringify(data))).size, 251)
  })

  it('comes to nobody of an event while one of them is suspended, be they on the second page of answers', async () => {
    const { postId, broadcast } = await answered(501)
    ports.tamper('event_answer', {
      id: answerId(postId, 'zz'),
      version: 1,
      postId,
      person: 'zz',
      answer: 'no',
      at: ports.now(),
    })
    const lift = await suspended(ports, { kind: 'person', person: { id: 'zz', name: 'Zoé' } })
    passTo(dayAfter)
    const before = await left(postId, broadcast.id)
    await purgeEvent(world(), { postId }, settings)
    assert.deepEqual(await left(postId, broadcast.id), before)
    await lift()
    await purgeEvent(world(), { postId }, settings)
    assert.deepEqual(await left(postId, broadcast.id), nothing)
  })

  it('keeps what was counted, and deletes who it was; organisers read figures alone from then on', async () => {
    const { postId, broadcast, reference, who } = await answered(5)
    place({ card: 'event', postId, person: who[0]!, answer: 2 }, who[0]!)
    place({ card: 'soon', postId, person: who[0]!, starts: '2026-12-02T11:30:00.000Z' }, who[0]!)
    place({ card: 'participants', postId, person: camille.id }, camille.id)
    const correction = { ...broadcast, id: 'c1', kind: 'correct' as const, targetId: broadcast.id }
    ports.tamper('broadcast', correction)
    place({ card: 'moved', broadcastId: 'c1', person: who[1]! }, who[1]!)
    const post = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...post, warnings: [{ postId: 'w1', at: ports.now() }] })
    place({ card: 'warned', postId: 'w1', person: who[1]! }, who[1]!)
    const { figures } = (await seeBoard(ports, camille.id, postId))!
    assert.deepEqual(
      [figures.attended, figures.marks],
      [
        { registered: 1, others: 0 },
        { people: 1, sum: 4 },
      ],
    )
    passTo(dayAfter)
    await purgeEvent(world(), { postId }, settings)
    assert.deepEqual(await left(postId, 'c1'), nothing)
    assert.deepEqual(await ports.placements.about('w1'), [])
    const board = (await seeBoard(ports, camille.id, postId))!
    assert.deepEqual([board.figures, board.purged, board.parts, board.files], [figures, true, [], null])
    assert.deepEqual((await tallyEvent(ports, broadcast))?.tally, { yes: 2, no: 0, maybe: 0, waiting: 3 })
    assert.deepEqual(await askForParticipants(ports, comms, postId), { kind: 'event-purged' })
    assert.deepEqual(
      asked('event.boards').length,
      2,
      'once the figures are kept, and once the file is no longer theirs',
    )
    assert.deepEqual(
      ports.journal.filter(({ verb }) => verb === 'event.purged'),
      [{ verb: 'event.purged', actor: null, subject: reference, seal: null, details: { answers: 5, lines: 0 } }],
    )
    assert.ok(
      (await ports.placements.about(postId)).includes(keyOf({ card: 'participants', postId, person: camille.id })),
    )
  })

  it('writes the list in the library anew, with the figures alone', async () => {
    const { postId, reference } = await answered(5)
    passTo(dayAfter)
    await purgeEvent(world(), { postId }, settings)
    assert.deepEqual(
      files.map(({ name, listed: { people, figures } }) => [name, people, figures.tally.waiting]),
      [[`${reference} Participants.xlsx`, [], 3]],
    )
  })

  it('leaves an event alone on its last day, and one that was put off', async () => {
    const { postId, broadcast } = await answered(2)
    passTo(lastDay)
    await purgeEvent(world(), { postId }, settings)
    assert.equal((await left(postId, broadcast.id)).answers, 2)
    await changedEvent(ports, postId, { date: '2026-12-03' })
    passTo(dayAfter)
    await purgeEvent(world(), { postId }, settings)
    assert.deepEqual([(await left(postId, broadcast.id)).answers, ports.journal], [2, []])
    await purgeEvent(world(), { postId: 'forged' }, settings)
  })

  it('goes in bounded pieces; killed after any of them, the next run ends it, and counts nothing twice', async () => {
    // Figures, three pieces of cards, the calendar, the places, the boards, three pieces of answers.
    for (const kill of [1, 3, 4, 5, 6, 7, 9, 10]) {
      ports = createFakePorts()
      const { postId, broadcast } = await answered(450)
      passTo(dayAfter)
      const { figures } = (await seeBoard(ports, camille.id, postId))!
      let commits = 0
      const dying = {
        ...world(),
        commit: async (...changes: Change[]) => {
          assert.ok(changes.length <= 201, `${changes.length} in one commit`)
          if (++commits > kill) throw new Error('killed')
          return ports.commit(...changes)
        },
      }
      await purgeEvent(dying, { postId }, settings).catch(() => undefined)
      assert.equal(commits, Math.min(kill + 1, 10))
      ports.jobs.length = 0
      await purgeEvents(ports, settings)
      assert.equal(asked('event.purge').length, kill < 10 ? 1 : 0, `a kill after ${kill} commits leaves what is found`)
      await purgeEvent(world(), { postId }, settings)
      assert.deepEqual(await left(postId, broadcast.id), nothing, `killed after ${kill}`)
      assert.deepEqual((await ports.events.counts(postId))?.figures, figures)
      assert.equal(ports.journal.filter(({ verb }) => verb === 'event.purged').length, 1)
    }
  })

  it('reads again what moved meanwhile', async () => {
    const { postId, broadcast, who } = await answered(3)
    passTo(dayAfter)
    let moved = false
    const moving = {
      ...world(),
      commit: async (...changes: Change[]) => {
        if (!moved && changes.some(change => 'remove' in change && change.remove === 'event_answer')) {
          moved = true
          const answer = (await ports.events.answer(postId, who[0]!))!
          ports.tamper('event_answer', { ...answer, version: 2 })
        }
        return ports.commit(...changes)
      },
    }
    await purgeEvent(moving, { postId }, settings)
    assert.deepEqual([moved, await left(postId, broadcast.id)], [true, nothing])
  })

  it('comes again where others never stop moving it', async () => {
    const { postId } = await answered(3)
    passTo(dayAfter)
    let refused = 0
    const moving = {
      ...world(),
      commit: async (...changes: Change[]) => {
        const taken = changes.some(change => 'remove' in change && change.remove === 'event_answer')
        if (taken && ++refused > 50) throw new Error('without an end')
        return taken ? ('stale' as const) : ports.commit(...changes)
      },
    }
    await assert.rejects(purgeEvent(moving, { postId }, settings), Unavailable)
  })

  it('counts anew what a correction brings ahead once more', async () => {
    const { postId } = await answered(3)
    passTo(dayAfter)
    await purgeEvent(world(), { postId }, settings)
    await resizeEvent(ports, { postId, newDay: true }, settings)
    assert.ok(await ports.events.counts(postId), 'it is over')
    const post = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...post, expiresOn: null })
    await changedEvent(ports, postId, { date: '2027-06-01' })
    const broadcast = (await ports.broadcasts.byId(post.broadcastId!))!
    ports.tamper('broadcast', { ...broadcast, expiresOn: null })
    await resizeEvent(ports, { postId, newDay: true }, settings)
    assert.equal(await ports.events.counts(postId), null)
    const board = (await seeBoard(ports, camille.id, postId))!
    assert.deepEqual([board.purged, board.figures.tally.yes], [false, 0])
  })
})
