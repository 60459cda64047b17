import assert from 'node:assert/strict'
import type { Actor, Person } from '../../../../src/core/domain/actor.ts'
import { boardId, comingPart, othersPart } from '../../../../src/core/domain/events/event-board.ts'
import type { EventDetails } from '../../../../src/core/domain/posts/post.ts'
import type { Sheet } from '../../../../src/core/ports/outside.ts'
import { tallyEvent } from '../../../../src/core/use-cases/broadcasts/seen/see-broadcast.ts'
import { answerEvent } from '../../../../src/core/use-cases/events/answers/answer-event.ts'
import {
  askForParticipants,
  writeParticipants,
} from '../../../../src/core/use-cases/events/attendance/export-participants.ts'
import { bringCard, followBoards } from '../../../../src/core/use-cases/events/board/follow-boards.ts'
import { nameOrganiser, removeOrganiser } from '../../../../src/core/use-cases/events/board/name-organiser.ts'
import { takeOut } from '../../../../src/core/use-cases/events/answers/take-out.ts'
import { openBoard, turnBoard } from '../../../../src/core/use-cases/events/board/open-board.ts'
import { seeBoard } from '../../../../src/core/use-cases/events/board/see-board.ts'
import { faceOf, isTakenAway } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import { participantsTables } from '../../../../src/sheets/tables/participants-table.ts'
import { writeXlsx } from '../../../../src/sheets/sheets.ts'
import { loadWords } from '../../../../src/words.ts'
import { changedEvent } from '../../../fakes/changed-event.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { received } from '../../../fakes/received.ts'
import { actor, alice, camille, diane, gaelle, guest, hugo, person } from '../../../fakes/town.ts'
import { comms, written } from '../../../fakes/walk.ts'
import { brought } from '../../../fakes/brought.ts'

const event = { kind: 'event', date: '2026-12-02', time: '12:30', place: 'Médiathèque' }
const [a, h, d] = [actor(alice), actor(hugo), actor(diane)]

describe('participants', () => {
  let ports: FakePorts
  let postId: string
  beforeEach(() => (ports = createFakePorts()))

  /** An event that those people received. */
  const open = async (people: Person[], details: Partial<EventDetails> = {}) => {
    const { post, broadcast } = await brought(ports, { ...event, capacity: '2' })
    postId = post.id
    await changedEvent(ports, postId, details)
    ports.report.counts.delivered = people.length
    ports.town.people.push(...people.filter(({ id }) => !ports.town.people.some(one => one.id === id)))
    received(ports, broadcast.id, people)
    ports.jobs.length = 0
    ports.journal.length = 0
  }
  const says = (who: Actor, says: 'yes' | 'no' | 'maybe', more: object = {}) =>
    answerEvent(ports, who, { postId, says, ...more }, settings)
  const names = (who: Actor, to: string) => nameOrganiser(ports, who, { postId, to }, settings)
  const asked = () => ports.jobs.map(({ job, data }) => `${job} ${Object.values(data).join(' ')}`)
  const place = (key: ReturnType<typeof keyOf>, to: string) =>
    ports.tamper('placement', {
      key,
      version: 1,
      state: 'placed',
      to: { kind: 'person', id: to },
      conversationId: 'c',
      activityId: 'first',
      reason: null,
      leaseUntil: null,
      updatedAt: ports.now(),
    })

  it('are seen by comms, authors and who was named, and by nobody else', async () => {
    await open([alice, hugo, diane])
    assert.equal((await openBoard(ports, comms, postId)).kind, 'board-opened')
    assert.equal(await seeBoard(ports, alice.id, postId), null)
    assert.equal((await names(comms, alice.mail!)).kind, 'organiser-named')
    assert.equal((await openBoard(ports, a, postId)).kind, 'board-opened')
    assert.equal((await seeBoard(ports, alice.id, postId))?.mayName, false)
    const post = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...post, authors: [...post.authors, { id: hugo.id, name: hugo.name }] })
    assert.equal((await seeBoard(ports, hugo.id, postId))?.mayName, true)
    assert.equal((await openBoard(ports, h, postId)).kind, 'board-opened')
  })

  it('of what is no event, or was not sent, there is no board', async () => {
    const { id } = await written(ports, event)
    assert.deepEqual(await openBoard(ports, comms, id), { kind: 'event-not-sent' })
    const news = await written(ports)
    assert.deepEqual(await openBoard(ports, comms, news.id), { kind: 'not-found' })
    assert.deepEqual(await openBoard(ports, comms, 'forged'), { kind: 'not-found' })
  })

  it('are counted with what they are a part of: by session, guests, waiting, replies', async () => {
    await open([alice, hugo, diane, gaelle], {
      capacity: null,
      guests: 2,
      sessions: [
        { id: 's1', time: '10:00', label: '', capacity: 2 },
        { id: 's2', time: '11:00', label: '', capacity: null },
      ],
      questions: [
        { id: 'q1', ask: 'Déjeunez-vous ?', kind: 'choice', options: ['Oui', 'Non'] },
        { id: 'q2', ask: 'Combien ?', kind: 'number', options: [] },
      ],
    })
    ports.report.counts = { ...ports.report.counts, delivered: 3, unknown: 1 }
    await says(a, 'yes', { session: 's1', guests: '1', replies: { q1: 'Oui', q2: '12' } })
    await says(h, 'yes', { session: 's1', replies: { q1: 'Non', q2: '5' } })
    await says(d, 'yes', { session: 's2', replies: { q2: '30' } })
    const board = (await seeBoard(ports, camille.id, postId))!
    assert.deepEqual(board.figures, {
      recipients: 4,
      tally: { yes: 2, no: 0, maybe: 0, waiting: 1 },
      asked: 0,
      sessions: [
        { id: 's1', people: 1, guests: 1, waiting: 1, waitingGuests: 0 },
        { id: 's2', people: 1, guests: 0, waiting: 0, waitingGuests: 0 },
      ],
      replies: [
        {
          id: 'q1',
          people: 2,
          replied: 1,
          options: [
            { option: 'Oui', people: 1 },
            { option: 'Non', people: 0 },
          ],
          sum: 0,
        },
        { id: 'q2', people: 2, replied: 2, options: [], sum: 42 },
      ],
    })
    assert.deepEqual(
      [board.parts, board.open],
      [
        [
          { id: 's1', people: 2 },
          { id: 's2', people: 1 },
          { id: othersPart, people: 0 },
        ],
        null,
      ],
    )
  })

  it('are listed by name, then who waits in their order; pages of fifteen, and what is not there is not shown', async () => {
    const crowd = Array.from({ length: 20 }, (_, n) => person(`Zoé ${String(20 - n).padStart(2, '0')}`, 'Voirie'))
    await open([hugo, alice, diane, ...crowd], { capacity: 20 })
    for (const one of crowd) await says(actor(one), 'yes')
    await says(h, 'yes')
    await says(a, 'yes')
    await says(d, 'maybe')
    const first = await turnBoard(ports, comms, { postId, part: comingPart, page: 0 })
    assert.ok(first.kind === 'board-turned' && first.board.open)
    assert.deepEqual([first.board.open.pages, first.board.open.people.length], [2, 15])
    assert.deepEqual(first.board.open.people[0]?.name, 'Zoé 01')
    const last = await turnBoard(ports, comms, { postId, part: comingPart, page: 99 })
    assert.ok(last.kind === 'board-turned' && last.board.open)
    assert.deepEqual(
      [last.board.open.page, last.board.open.people.map(({ name, rank }) => `${name} ${rank}`).slice(-2)],
      [1, ['Hugo Petit 1', 'Alice Martin 2']],
    )
    const folded = await turnBoard(ports, comms, { postId, part: '', page: 0 })
    assert.ok(folded.kind === 'board-turned' && folded.board.open === null)
    const forged = await turnBoard(ports, comms, { postId, part: 'forged', page: Number.NaN })
    assert.ok(forged.kind === 'board-turned' && forged.board.open === null)
  })

  it('two thousand are read in one statement, and named five hundred at once', async () => {
    await open([])
    const crowd = Array.from({ length: 1_999 }, (_, n) => `p${String(n).padStart(4, '0')}`)
    for (const one of crowd)
      ports.tamper('event_answer', {
        id: `${postId}:${one}`,
        version: 1,
        postId,
        person: one,
        answer: 'yes',
        at: ports.now(),
      })
    const reads = { answers: 0, names: 0 }
    const counting = {
      ...ports,
      events: {
        ...ports.events,
        answersOf: (...asked: Parameters<typeof ports.events.answersOf>) => {
          reads.answers++
          return ports.events.answersOf(...asked)
        },
        answer: () => assert.fail('one by one'),
      },
      directory: {
        ...ports.directory,
        roles: ports.directory.roles,
        people: (ids: string[]) => {
          reads.names++
          assert.ok(ids.length <= 500)
          return ports.directory.people(ids)
        },
      },
    }
    const board = await seeBoard(counting, camille.id, postId)
    assert.deepEqual([board?.figures.tally.yes, reads], [1_999, { answers: 1, names: 4 }])
  })

  it('name who organises it: told by one card, in the morning; again writes nothing', async () => {
    await open([alice])
    ports.pass(11 * 60 * 60_000)
    assert.equal((await names(comms, alice.mail!)).kind, 'organiser-named')
    const card = ports.jobs.find(({ job }) => job === 'placement.refresh')
    assert.deepEqual(
      [card?.data, card?.at],
      [{ key: keyOf({ card: 'organiser', postId, person: alice.id }) }, '2026-11-26T07:00:00.000Z'],
    )
    assert.deepEqual(
      ports.journal.map(({ verb, details }) => [verb, details]),
      [['event.organiser-named', { person: alice.id }]],
    )
    const commits = ports.commits()
    assert.equal((await names(comms, alice.mail!)).kind, 'organiser-named')
    assert.equal(ports.commits(), commits)
    const errors = []
    for (const to of ['', 'personne@ville.example', guest.mail!, camille.mail!]) {
      const result = await names(comms, to)
      errors.push(result.kind === 'invalid' && result.error)
    }
    assert.deepEqual(errors, ['required', 'unknown-person', 'guest-account', 'organises-already'])
    const post = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...post, organisers: Array.from({ length: 20 }, (_, n) => ({ id: `x${n}`, name: 'X' })) })
    const over = await names(comms, hugo.mail!)
    assert.ok(over.kind === 'invalid' && over.error === 'too-many-organisers')
  })

  it('whoever organises it no longer keeps neither card', async () => {
    await open([alice])
    await names(comms, alice.mail!)
    const board = keyOf({ card: 'participants', postId, person: alice.id })
    const told = keyOf({ card: 'organiser', postId, person: alice.id })
    assert.equal((await faceOf(ports, board))?.face.face, 'participants')
    assert.deepEqual((await faceOf(ports, told))?.to, { kind: 'person', id: alice.id })
    ports.jobs.length = 0
    assert.equal((await removeOrganiser(ports, comms, { postId, person: alice.id })).kind, 'organiser-removed')
    assert.deepEqual(asked(), [`event.boards ${postId}`, `placement.refresh ${told}`, `placement.refresh ${board}`])
    for (const key of [board, told])
      assert.deepEqual([await faceOf(ports, key), await isTakenAway(ports, key)], [null, true])
    assert.deepEqual(await removeOrganiser(ports, comms, { postId, person: alice.id }), { kind: 'not-found' })
    // The role of comms is read anew for a card that nobody pressed.
    const ofComms = keyOf({ card: 'participants', postId, person: camille.id })
    assert.ok(await faceOf(ports, ofComms))
    ports.town.comms = []
    const post = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...post, authors: [] })
    assert.equal(await faceOf(ports, ofComms), null)
  })

  it('boards follow the answers, half a minute apart, and come down when they are asked for again', async () => {
    await open([alice, hugo])
    await openBoard(ports, comms, postId)
    const key = keyOf({ card: 'participants', postId, person: camille.id })
    assert.deepEqual(asked(), [`placement.refresh ${key}`])
    ports.jobs.length = 0
    await says(a, 'yes')
    const follow = ports.jobs.find(({ job }) => job === 'event.boards')
    assert.deepEqual([follow?.data, follow?.at], [{ postId }, '2026-11-25T09:01:30.000Z'])
    ports.jobs.length = 0
    await followBoards(ports, { postId })
    assert.deepEqual(asked(), [], 'none lies there yet')
    place(key, camille.id)
    await followBoards(ports, { postId })
    assert.deepEqual(asked(), [`placement.refresh ${key}`])
    ports.jobs.length = 0
    await openBoard(ports, comms, postId)
    assert.deepEqual(asked(), [`event.bring ${key} first`])
    const removed: string[] = []
    const world = {
      ...ports,
      messenger: {
        remove: async ({ activityId }: { activityId: string }) => {
          removed.push(activityId)
          return { kind: 'delivered' as const, conversationId: 'c', activityId }
        },
      },
    } as unknown as Parameters<typeof bringCard>[0]
    for (let twice = 0; twice < 2; twice++) await bringCard(world, { key, activityId: 'first' })
    assert.deepEqual([removed, await ports.placements.byKey(key)], [['first'], null])
    place(key, camille.id)
    await bringCard(world, { key, activityId: 'before' })
    assert.deepEqual([removed, (await ports.placements.byKey(key))?.state], [['first'], 'placed'], 'it came already')
  })

  it('who left is taken out by an organiser, which gives the place to who waits; nobody who is there is', async () => {
    await open([alice, hugo, diane], { capacity: 1 })
    await says(a, 'yes')
    await says(h, 'yes')
    assert.equal((await takeOut(ports, comms, { postId, person: alice.id }, settings)).kind, 'answers-alone')
    assert.deepEqual(await takeOut(ports, d, { postId, person: alice.id }, settings), { kind: 'not-organiser' })
    ports.town.people = ports.town.people.map(one => (one.id === alice.id ? { ...one, enabled: false } : one))
    const people = async () => (await seeBoard(ports, camille.id, postId))!.open!.people
    assert.deepEqual(
      (await people()).map(({ name, hasLeft }) => [name, hasLeft]),
      [
        [alice.name, true],
        [hugo.name, undefined],
      ],
    )
    assert.deepEqual(await takeOut(ports, d, { postId, person: alice.id }, settings), { kind: 'not-organiser' })
    ports.jobs.length = ports.journal.length = 0
    assert.equal((await takeOut(ports, comms, { postId, person: alice.id }, settings)).kind, 'board-turned')
    const commits = ports.commits()
    assert.equal((await takeOut(ports, comms, { postId, person: alice.id }, settings)).kind, 'board-turned', 'again')
    assert.equal(ports.commits(), commits)
    assert.deepEqual(
      (await people()).map(({ name, answer }) => [name, answer.answer]),
      [[hugo.name, 'yes']],
    )
    assert.deepEqual(
      ports.journal.map(({ verb, actor, details }) => [verb, actor?.id, details['answer'], details['person']]),
      [
        ['event.answered', camille.id, 'no', alice.id],
        ['event.promoted', undefined, undefined, hugo.id],
      ],
    )
    assert.ok(!asked().some(one => one.includes('answered')), 'nobody is there to be told')
  })

  it('nobody is taken out of what is over or called off, nor who is there: it is said, and what was tried is written', async () => {
    await open([alice, hugo], { capacity: 1 })
    await says(a, 'yes')
    const takes = () => takeOut(ports, comms, { postId, person: alice.id }, settings)
    assert.deepEqual(await takes(), { kind: 'answers-alone' })
    assert.deepEqual(ports.journal.at(-1)?.details, { what: 'event.takeout', kind: 'answers-alone' })
    ports.town.people = ports.town.people.map(one => (one.id === alice.id ? { ...one, enabled: false } : one))
    const commits = ports.commits()
    const post = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...post, state: 'cancelled' })
    assert.deepEqual(await takes(), { kind: 'event-ended' })
    ports.tamper('post', post)
    ports.pass(30 * 24 * 60 * 60_000)
    assert.deepEqual(await takes(), { kind: 'event-ended' })
    assert.deepEqual([ports.commits(), (await ports.events.answer(postId, alice.id))?.answer], [commits, 'yes'])
  })

  it('are exported once they are asked for, with a column for each question, and nothing that calculates', async () => {
    await open([alice, hugo], {
      questions: [
        { id: 'q1', ask: '=1+1', kind: 'text', options: [] },
        { id: 'q2', ask: 'Combien ?', kind: 'number', options: [] },
      ],
    })
    await says(a, 'yes', { replies: { q1: '=HYPERLINK("x")', q2: '3' } })
    await says(h, 'no')
    ports.jobs.length = 0
    assert.equal((await askForParticipants(ports, comms, postId)).kind, 'asked')
    assert.equal((await askForParticipants(ports, comms, postId)).kind, 'asked')
    assert.equal(ports.jobs.filter(({ job }) => job === 'event.export').length, 1)
    const put: string[] = []
    const listed: Sheet[][] = []
    const { fr } = loadWords()
    const world = {
      ...ports,
      tables: {
        participants: (seen: Parameters<typeof participantsTables>[0]) => participantsTables(seen, fr),
      },
      sheets: {
        xlsx: (sheets: Sheet[]) => {
          listed.push(sheets)
          return writeXlsx(sheets)
        },
      },
      library: {
        put: async (folder: string, name: string, _: string, bytes: Uint8Array) => {
          assert.ok(bytes.byteLength > 1_000)
          put.push(`${folder}/${name}`)
          return 'https://library/x'
        },
      },
    } as unknown as Parameters<typeof writeParticipants>[0]
    await writeParticipants(world, { postId, person: camille.id })
    const { reference } = (await ports.posts.byId(postId))!
    assert.deepEqual(put, [`Événements/${reference} Participants.xlsx`])
    const [list] = listed[0]!
    assert.deepEqual(list?.columns.map(({ title }) => title).slice(6, 8), ['=1+1', 'Combien ?'])
    assert.deepEqual(list?.rows[0]?.slice(0, 8), [
      'Alice Martin',
      'VOIRIE ET RESEAUX',
      'Participe',
      null,
      0,
      null,
      '=HYPERLINK("x")',
      3,
    ])
    const board = await ports.events.board(boardId(postId, camille.id))
    assert.deepEqual([board?.files?.xlsx, board?.files?.writtenAt], ['https://library/x', ports.now()])
    assert.deepEqual(ports.journal.at(-1)?.details, { people: 2 })
    // Nobody asked again.
    await writeParticipants(world, { postId, person: camille.id })
    assert.equal(put.length, 1)
    // Who organises it no longer when the job runs gets no file.
    await names(comms, hugo.mail!)
    await askForParticipants(ports, h, postId)
    await removeOrganiser(ports, comms, { postId, person: hugo.id })
    await writeParticipants(world, { postId, person: hugo.id })
    assert.deepEqual([put.length, (await ports.events.board(boardId(postId, hugo.id)))?.files], [1, null])
  })

  it('once the names are deleted, only what was counted is left', async () => {
    await open([alice])
    await says(a, 'yes')
    const { figures } = (await seeBoard(ports, camille.id, postId))!
    ports.tamper('event_counts', { id: postId, version: 1, figures, at: ports.now() })
    const board = (await seeBoard(ports, camille.id, postId))!
    assert.deepEqual([board.figures, board.purged, board.parts, board.open], [figures, true, [], null])
    assert.deepEqual(await askForParticipants(ports, comms, postId), { kind: 'event-purged' })
    const broadcast = (await ports.broadcasts.recent(1))[0]!
    ports.tamper('event_counts', {
      id: postId,
      version: 2,
      figures: { ...figures, tally: { ...figures.tally, yes: 7 } },
      at: ports.now(),
    })
    assert.equal((await tallyEvent(ports, broadcast))?.tally.yes, 7, 'the report of the sending too')
  })
})
