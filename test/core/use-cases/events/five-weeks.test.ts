import assert from 'node:assert/strict'
import type { JobName, Jobs } from '../../../../src/core/change.ts'
import type { Person } from '../../../../src/core/domain/actor.ts'
import type { Face } from '../../../../src/core/domain/faces/face.ts'
import { readKey } from '../../../../src/core/domain/placements/placed-card.ts'
import type { Instant } from '../../../../src/core/domain/time.ts'
import { quietHours } from '../../../../src/core/domain/working-time/quiet-hours.ts'
import type { Ports } from '../../../../src/core/ports.ts'
import type { Messenger, Pace } from '../../../../src/core/ports/outside.ts'
import { answerEvent } from '../../../../src/core/use-cases/events/answers/answer-event.ts'
import { seeAnswers } from '../../../../src/core/use-cases/events/board/see-board.ts'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import { openBeside } from '../../../../src/dispatch/run/beside.ts'
import { jobTable, standing } from '../../../../src/jobs/jobs.ts'
import { brought, carried } from '../../../fakes/brought.ts'
import { jobClock, type JobRow } from '../../../fakes/job-clock.ts'
import { received } from '../../../fakes/received.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { readyToPostpone, vouchedFor } from '../../../fakes/put-off.ts'
import { actor, alice, diane, fanny, hugo } from '../../../fakes/town.ts'
import { comms, fields } from '../../../fakes/walk.ts'

const event = { kind: 'event', date: '2026-12-15', time: '18:00', place: 'Salle A', capacity: '2' }
const invited = [alice, hugo, diane, fanny]
const delivered = { kind: 'delivered', conversationId: 'c', activityId: 'a' } as const

type Told = { card: string; to: string; at: Instant; moved?: readonly string[]; asked?: boolean }

/** All that Mary does by herself for one event, by a virtual clock; cards that come anew are kept. */
function eventWorld(ports: FakePorts) {
  const told: Told[] = []
  const messenger = {
    show: async ({ key, to }: { key: string; to: { id: string } }, face: Face) => {
      const about = 'event' in face && 'answer' in face.event ? (face.event.answer ?? null) : null
      const moved = 'moved' in face ? face.moved : null
      told.push({
        card: readKey(key)!.card,
        to: to.id,
        at: ports.now(),
        ...(Array.isArray(moved) && moved.length > 0 && { moved }),
        ...(about?.asked && { asked: true }),
      })
      return { ...delivered, activityId: `a${told.length}` }
    },
    redraw: async () => delivered,
    remove: async () => delivered,
    correct: async () => delivered,
  } as unknown as Messenger
  // Nobody asked for a file of it.
  const none = {} as never
  const world = {
    ...ports,
    library: none,
    sheets: none,
    tables: none,
    messenger,
    pace: { take: async () => undefined } as unknown as Pace,
  }
  const table = jobTable(world as unknown as Ports, settings, new AbortController().signal)
  const run = <K extends JobName>({ job, data }: { job: K; data: Jobs[K] }): Promise<void> => table[job](data)
  return { told, world, until: jobClock(ports, isOfEvent, run).until }
}

const jobsOfEvent: readonly JobName[] = [
  'event.follow',
  'event.remind',
  'event.soon',
  'event.resize',
  'event.thank',
  'events.purge',
  'event.purge',
]

function isOfEvent({ job, data }: JobRow): boolean {
  if (job !== 'placement.refresh') return jobsOfEvent.includes(job)
  return /^(event|reminder|soon|moved|thanks):/.test(data.key)
}

describe('five weeks in the life of an event', () => {
  it('opens, fills, moves, is put off, reminds, ends, thanks and forgets, in seconds', async () => {
    const ports = createFakePorts()
    const { told, world, until } = eventWorld(ports)
    const { post, broadcast } = await brought(ports, event)
    const postId = post.id
    received(ports, broadcast.id, invited)
    const says = (who: Person, answer: 'yes' | 'no' | 'maybe') =>
      answerEvent(ports, actor(who), { postId, says: answer }, settings)
    const since = (at: Instant) => told.filter(one => one.at >= at)
    const counted = async () => {
      const { tally, asked } = (await seeAnswers(ports, postId))!.figures
      return [tally.yes, tally.waiting, tally.maybe, tally.no, asked]
    }
    /** As the engine does it: each card, what else shows the event to its reader, then the end. */
    const leaves = async (id: string) => {
      const ready = (await ports.broadcasts.byId(id))!
      ports.tamper('broadcast', { ...ready, state: 'running', planned: invited.length, startedAt: ports.now() })
      const change = (await ports.broadcasts.byId(id))!
      const beside = (await openBeside(world, change, settings))!
      for (const { id: person } of invited)
        await beside.follow(person, await beside.answer(person), { outcome: delivered, last: false }, async () => true)
      await carried(ports, id, invited.length)
    }

    // As each start of the process does it.
    await ports.commit(...standing.map(job => ({ job, data: {} })))
    // Opening and filling, on 25 November.
    for (const [who, answer] of [
      [alice, 'yes'],
      [hugo, 'yes'],
      [diane, 'yes'],
      [fanny, 'maybe'],
    ] as const)
      await says(who, answer)
    assert.deepEqual(await counted(), [2, 1, 1, 0, 0])
    await until('2026-12-02T10:00:00.000Z')
    assert.deepEqual(told, [], 'nobody is disturbed by what they said themselves')

    // The place changes: who comes or waits is told, nobody is asked.
    const { revision } = (await ports.posts.byId(postId))!
    const form = { ...fields, ...event, place: 'Salle B' }
    await savePost(ports, comms, { postId, revision, fields: form, corrects: broadcast.id }, settings)
    await leaves((await vouchedFor(ports, postId)).id)
    await until('2026-12-10T10:00:00.000Z')
    assert.deepEqual(
      told.map(({ card, to, moved, asked = false }) => [card, to, moved, asked]),
      [alice, hugo, diane].map(({ id }) => ['moved', id, ['place'], false]),
    )

    // Put off by two weeks: who may come is told too, and all three kinds are asked.
    const putOff = ports.now()
    const change = await readyToPostpone(ports, postId, { date: '2026-12-29', time: '18:00', reason: 'Tempête' })
    await leaves(change.id)
    await until('2026-12-11T10:00:00.000Z')
    assert.deepEqual(
      since(putOff).map(({ card, to, moved, asked = false }) => [card, to, moved, asked]),
      invited.map(({ id }) => ['moved', id, ['postponed'], true]),
    )
    assert.deepEqual(await counted(), [2, 1, 1, 0, 2])

    // One says yes again, one no: who waited follows, and is asked still. The day before passes in silence.
    const saidAnew = ports.now()
    await says(alice, 'yes')
    await says(hugo, 'no')
    assert.deepEqual(await counted(), [2, 0, 1, 1, 1])
    await until('2026-12-20T10:00:00.000Z')
    assert.deepEqual(
      since(saidAnew).map(({ card, to, asked = false }) => [card, to, asked]),
      [['event', diane.id, true]],
    )

    // The new day: who said yes is reminded, who did not is asked once, and answers. Then an hour before, both.
    await until('2026-12-28T12:00:00.000Z')
    assert.deepEqual(
      since('2026-12-21T00:00:00.000Z')
        .map(({ card, to, at, asked = false }) => [card, to, at, asked])
        .toSorted(),
      [
        ['reminder', alice.id, '2026-12-28T08:00:00.000Z', false],
        ['reminder', diane.id, '2026-12-28T08:00:00.000Z', true],
      ].toSorted(),
    )
    await says(diane, 'yes')
    await until('2026-12-29T22:59:00.000Z')
    assert.deepEqual(
      since('2026-12-28T12:00:00.000Z')
        .map(({ card, to, at }) => [card, to, at])
        .toSorted(),
      [alice, diane].map(({ id }) => ['soon', id, '2026-12-29T16:00:00.000Z']).toSorted(),
    )

    // Over: nobody answers any more, who came is thanked the morning after, once.
    await until('2026-12-30T18:00:00.000Z')
    const late = await says(fanny, 'yes')
    assert.ok(late.kind === 'answered' && late.state === 'over')
    assert.deepEqual(
      since('2026-12-30T00:00:00.000Z')
        .map(({ card, to }) => [card, to])
        .toSorted(),
      [alice, diane].map(({ id }) => ['thanks', id]).toSorted(),
    )
    const disturbing = since(post.createdAt).filter(({ at }) => quietHours(at, settings))
    assert.deepEqual(disturbing, [])

    // Ninety days later the names are gone, and the figures left. The night before they are still there.
    const named = async () => (await ports.events.answersOf(postId, '', 10)).length
    await until('2027-03-30T01:59:00.000Z')
    assert.equal(await named(), 4, 'ninety days are not over')
    await until('2027-03-30T02:00:00.000Z')
    assert.equal(await named(), 0)
    assert.deepEqual(await counted(), [2, 0, 1, 1, 0])
  })
})
