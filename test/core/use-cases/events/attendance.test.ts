import assert from 'node:assert/strict'
import { chooseWord, doorOpensAt, isDoorOpen } from '../../../../src/core/domain/events/attendance.ts'
import { doorKey, doorText, doorWords } from '../../../../src/core/domain/events/door-words.ts'
import type { EventDetails } from '../../../../src/core/domain/posts/post.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import { attendEvent } from '../../../../src/core/use-cases/events/attendance/attend-event.ts'
import { openAttendance } from '../../../../src/core/use-cases/events/attendance/open-attendance.ts'
import { seeBoard } from '../../../../src/core/use-cases/events/board/see-board.ts'
import { tickAttendance } from '../../../../src/core/use-cases/events/attendance/tick-attendance.ts'
import { wasThere } from '../../../../src/core/use-cases/events/attendance/was-there.ts'
import { changedEvent } from '../../../fakes/changed-event.ts'
import { wasNoted } from '../../../fakes/was-noted.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, diane, gaelle, hugo, person } from '../../../fakes/town.ts'
import { invited, says } from '../../../fakes/warned.ts'
import { comms } from '../../../fakes/walk.ts'

const [a, h] = [actor(alice), actor(hugo)]

describe('the words for doors', () => {
  it('are more than two hundred, each known from the others without its accents', () => {
    assert.ok(doorWords.length >= 200)
    assert.equal(new Set(doorWords.map(doorKey)).size, doorWords.length)
    for (const word of doorWords) assert.match(word, /^\p{Ll}{4,12}$/u)
    assert.deepEqual(['« Écureuil » !', 'ECUREUIL', 'écureuil'].map(doorKey), Array(3).fill('ecureuil'))
    assert.equal(doorText('écureuil'), 'ÉCUREUIL')
  })

  it('are chosen by chance, none twice on one day', () => {
    const taken: string[] = []
    for (let n = 0; n < doorWords.length; n++) taken.push(chooseWord('00000000-0000-4000-8000-0000000000ff', taken))
    assert.equal(new Set(taken).size, doorWords.length)
    assert.notEqual(chooseWord('0000000a', []), chooseWord('0000000b', []))
    assert.ok(doorWords.includes(chooseWord('0000000a', taken)))
  })

  it('count from an hour before the first session, never before the day', () => {
    const at = (details: Partial<EventDetails>) =>
      doorOpensAt({ date: '2026-12-02', time: null, place: '', capacity: null, ...details }, 'Europe/Paris')
    const session = (time: string | null) => ({ id: String(time), time, label: 'x', capacity: null })
    assert.deepEqual(
      [
        at({ time: '12:30' }),
        at({ time: '12:30', sessions: [session('14:00'), session('10:00'), session(null)] }),
        at({}),
        at({ time: '00:30' }),
      ],
      ['2026-12-02T10:30:00.000Z', '2026-12-02T08:00:00.000Z', '2026-12-01T23:00:00.000Z', '2026-12-01T23:00:00.000Z'],
    )
  })
})

describe('a door', () => {
  it('is open from its hour until midnight, unless the event is cancelled', () => {
    const details = { date: '2026-12-02', time: '12:30', place: '', capacity: null }
    const open = (at: string, cancelled = false) => isDoorOpen({ details, cancelled }, at, { timeZone: 'Europe/Paris' })
    assert.deepEqual(
      [
        open('2026-12-02T10:29:59.999Z'),
        open('2026-12-02T10:30:00.000Z'),
        open('2026-12-02T22:59:59.999Z'),
        open('2026-12-02T23:00:00.000Z'),
        open('2026-12-02T12:00:00.000Z', true),
      ],
      [false, true, true, false, false],
    )
  })
})

describe('who was there', () => {
  let ports: FakePorts
  let postId: string
  const open = async (people = [alice, hugo, diane], details: Partial<EventDetails> = {}) => {
    ports = createFakePorts()
    postId = (await invited(ports, people, details)).id
    await says(ports, postId, alice, 'yes')
    if (people.includes(diane)) await says(ports, postId, diane, 'maybe')
    clear()
  }
  const clear = () => {
    ports.jobs.length = 0
    ports.journal.length = 0
  }
  const at = (instant: string) => ports.pass(msBetween(ports.now(), instant))
  const word = async (page = 0) => {
    const opened = await openAttendance(ports, comms, { postId, page }, settings)
    assert.ok(opened.kind === 'attendance-opened', opened.kind)
    return opened.seen
  }
  const types = (who: typeof a, typed: string, reference = '') =>
    attendEvent(ports, who, { typed, reference }, settings)
  const ticks = (add: string[], remove: string[] = [], by = comms) =>
    tickAttendance(ports, by, { postId, add, remove }, settings)
  const there = async (who = alice) => wasThere(ports, postId, who.id)
  const noon = '2026-12-02T11:00:00.000Z'
  beforeEach(() => open())

  it('the word is for who organises, on the day, the same for all of them', async () => {
    assert.deepEqual(await openAttendance(ports, comms, { postId, page: 0 }, settings), {
      kind: 'attendance-not-yet',
      day: '2026-12-02',
    })
    at('2026-12-02T06:00:00.000Z')
    const { word: first, opensAt } = await word()
    assert.ok(doorWords.includes(first))
    assert.equal(opensAt, '2026-12-02T10:30:00.000Z')
    assert.equal((await word()).word, first)
    assert.deepEqual(
      ports.journal.map(({ verb, actor }) => `${verb} ${actor?.id}`),
      [`event.door-opened ${camille.id}`],
    )
    clear()
    assert.deepEqual(await openAttendance(ports, a, { postId, page: 0 }, settings), { kind: 'not-organiser' })
    assert.deepEqual(await ticks([alice.id], [], a), { kind: 'not-organiser' })
    assert.deepEqual(
      ports.journal.map(({ verb, details }) => [verb, details['what']]),
      Array(2).fill(['attempt.refused', 'event.attendance']),
    )
    at('2026-12-03T08:00:00.000Z')
    assert.equal((await word()).word, '', 'the day after there is none')
  })

  it('a word of another day is of no use once the event is put off', async () => {
    at('2026-12-02T06:00:00.000Z')
    const { word: first } = await word()
    await changedEvent(ports, postId, { date: '2026-12-09' })
    at('2026-12-02T11:00:00.000Z')
    assert.deepEqual(await types(a, first), { kind: 'door-unknown' })
    at('2026-12-09T11:00:00.000Z')
    assert.deepEqual(await types(a, first), { kind: 'door-unknown' })
    const { word: second } = await word()
    assert.notEqual(second, '')
    assert.equal((await types(a, second)).kind, 'attended')
  })

  it('typed by who received it, registered or not, it notes them once', async () => {
    at('2026-12-02T06:00:00.000Z')
    const { word: typed } = await word()
    at(noon)
    clear()
    for (const who of [a, h, a]) assert.equal((await types(who, ` « ${doorText(typed)} » ! `)).kind, 'attended')
    assert.deepEqual([await there(), await there(hugo), await there(diane)], [true, true, false])
    assert.deepEqual(
      ports.journal.map(({ verb, actor, details }) => [verb, actor?.id, details]),
      [alice, hugo].map(({ id }) => ['event.attended', id, {}]),
    )
    assert.deepEqual(
      ports.jobs.map(({ job, at }) => [job, at]),
      Array(2).fill(['event.boards', '2026-12-02T11:00:30.000Z']),
    )
    await ticks([diane.id])
    const board = (await seeBoard(ports, camille.id, postId))!
    // Diane had said perhaps.
    assert.deepEqual(board.figures.attended, { registered: 1, others: 2 })
    assert.equal(board.open?.people[0]?.there, true)
  })

  it('every other word is refused alike: too early, too late, not for them, cancelled, invented', async () => {
    at('2026-12-02T10:29:59.000Z')
    const { word: typed } = await word()
    const unknown = { kind: 'door-unknown' }
    assert.deepEqual(await types(a, typed), unknown, 'too early')
    at('2026-12-02T10:30:00.000Z')
    assert.deepEqual(await types(actor(gaelle), typed), unknown, 'she did not receive it')
    assert.deepEqual(
      await types(
        a,
        doorWords.find(one => one !== typed)!,
      ),
      unknown,
    )
    assert.deepEqual(await types(a, typed, '9999'), unknown, 'another event')
    assert.deepEqual(await types(a, '12 ?'), { kind: 'door-missing' })
    const post = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...post, state: 'cancelled' })
    assert.deepEqual(await types(a, typed), unknown, 'cancelled')
    assert.deepEqual(await openAttendance(ports, comms, { postId, page: 0 }, settings), { kind: 'event-called-off' })
    ports.tamper('post', post)
    at('2026-12-02T22:59:59.000Z')
    assert.equal((await types(a, typed)).kind, 'attended', 'until midnight in Paris')
    at('2026-12-02T23:00:00.000Z')
    assert.deepEqual(await types(h, typed), unknown, 'too late')
    assert.equal(await there(hugo), false)
  })

  it('two events of one day have two words; were they the same, the number tells which', async () => {
    at('2026-12-02T06:00:00.000Z')
    const { word: typed } = await word()
    const [first, reference] = [postId, (await ports.posts.byId(postId))!.reference]
    const other = await invited(ports, [alice], { date: '2026-12-02' })
    postId = other.id
    assert.notEqual((await word()).word, typed)
    const door = (await ports.attendance.door(postId))!
    ports.tamper('attendance', { ...door, word: typed })
    at(noon)
    const result = await types(a, typed)
    assert.deepEqual(result, { kind: 'several-doors', references: [reference, other.reference] })
    assert.equal((await types(a, typed, other.reference)).kind, 'attended')
    assert.deepEqual([await there(), await wasThere(ports, first, alice.id)], [true, false])
  })

  it('is ticked and unticked by who organises: what they changed, of those whom it reached', async () => {
    at('2026-12-02T06:00:00.000Z')
    assert.equal((await ticks([alice.id, hugo.id, gaelle.id, 'forged'])).kind, 'ticked')
    assert.deepEqual([await there(), await there(hugo), await there(gaelle)], [true, true, false])
    assert.equal((await ports.attendance.of(postId, alice.id))?.by, camille.id)
    assert.deepEqual(
      ports.journal.map(({ verb, actor, details }) => [verb, actor?.id, details]),
      [alice, hugo].map(({ id }) => ['event.ticked', camille.id, { person: id }]),
    )
    clear()
    const commits = ports.commits()
    assert.equal((await ticks([alice.id], [diane.id])).kind, 'ticked')
    assert.equal(ports.commits(), commits, 'nothing is left to write')
    at('2026-12-20T09:00:00.000Z')
    await ticks([diane.id], [alice.id])
    assert.deepEqual([await there(), await there(hugo), await there(diane)], [false, true, true])
    assert.deepEqual(
      ports.journal.map(({ verb, details }) => [verb, details['person']]),
      [
        ['event.ticked', diane.id],
        ['event.unticked', alice.id],
      ],
    )
    const { figures } = (await seeBoard(ports, camille.id, postId))!
    ports.tamper('event_counts', { id: postId, version: 1, figures, at: ports.now() })
    assert.deepEqual(await ticks([alice.id]), { kind: 'event-purged' })
  })

  it('lists who answered, then who came without a word, fifteen at once', async () => {
    const crowd = Array.from({ length: 14 }, (_, n) => person(`Zoé ${String(n).padStart(2, '0')}`, 'Voirie'))
    const everyone = [alice, hugo, diane, ...crowd]
    await open(everyone)
    ports.town.people.push(...crowd)
    for (const one of crowd) await says(ports, postId, one, 'yes')
    await says(ports, postId, diane, 'no')
    at('2026-12-02T11:00:00.000Z')
    await ticks([hugo.id, alice.id])
    const { people, pages } = await word()
    assert.deepEqual([pages, people.length, people[0]?.name], [2, 15, 'Alice Martin'])
    for (const page of [1, 99]) {
      const last = await word(page)
      assert.deepEqual(
        last.people.map(({ name, said, there }) => [name, said?.answer.answer, there]),
        [
          ['Diane Roux', 'no', false],
          ['Hugo Petit', undefined, true],
        ],
      )
    }
    assert.equal((await word(Number.NaN)).page, 0)
  })

  it('two thousand are read by one statement, and nobody beyond them is left out', async () => {
    at('2026-12-02T11:00:00.000Z')
    let noted = 0
    for (const [people, statements] of [
      [1_999, 1],
      [2_001, 2],
    ] as const) {
      for (; noted < people; noted++) wasNoted(ports, postId, `p${String(noted).padStart(4, '0')}`)
      let reads = 0
      const attendance = {
        ...ports.attendance,
        of: () => assert.fail('one by one'),
        there: (...asked: Parameters<typeof ports.attendance.there>) => (reads++, ports.attendance.there(...asked)),
      }
      const board = (await seeBoard({ ...ports, attendance }, camille.id, postId))!
      assert.deepEqual([board.figures.attended, reads], [{ registered: 0, others: people }, statements])
    }
  })
})
