import assert from 'node:assert/strict'
import type { Person } from '../../../../../src/core/domain/actor.ts'
import { answerEvent } from '../../../../../src/core/use-cases/events/answers/answer-event.ts'
import { remindOfEvent } from '../../../../../src/core/use-cases/events/told/reminder.ts'
import { resizeEvent } from '../../../../../src/core/use-cases/events/answers/resize-event.ts'
import { openCorrection } from '../../../../../src/core/use-cases/posts/ending/open-correction.ts'
import { brought, carried } from '../../../../fakes/brought.ts'
import { changedEvent } from '../../../../fakes/changed-event.ts'
import { createFakePorts, type FakePorts, settings } from '../../../../fakes/ports.ts'
import { received } from '../../../../fakes/received.ts'
import { actor, alice, diane, fanny, hugo } from '../../../../fakes/town.ts'
import { comms } from '../../../../fakes/walk.ts'

const event = { kind: 'event', date: '2026-12-02', time: '12:30', place: 'Médiathèque' }

describe('an event whose places a correction changes', () => {
  let ports: FakePorts
  let postId: string
  beforeEach(() => (ports = createFakePorts()))

  const open = async (capacity: string, ...people: Person[]) => {
    const { post, broadcast } = await brought(ports, { ...event, capacity })
    postId = post.id
    received(ports, broadcast.id, people)
    for (const person of people) await says(person, 'yes')
    return broadcast
  }
  const says = (person: Person, answer: 'yes' | 'no') =>
    answerEvent(ports, actor(person), { postId, says: answer }, settings)
  const resize = (newDay = false) => resizeEvent(ports, { postId, newDay }, settings)
  const corrected = async (change: { capacity?: number | null; date?: string }) => {
    await changedEvent(ports, postId, change)
    ports.jobs.length = 0
  }
  const answers = async (...people: Person[]) =>
    Promise.all(people.map(async ({ id }) => (await ports.events.answer(postId, id))?.answer))
  const places = async () => {
    const { taken, waiting } = (await ports.events.places(postId))!
    return [taken, waiting.length]
  }
  const told = () =>
    ports.jobs.flatMap(one =>
      one.job === 'placement.refresh' && one.data.key.startsWith('event:') ? [one.data.key.split(':')[2]] : [],
    )

  it('gives what became more to who waits, in their order, each told once', async () => {
    await open('1', alice, hugo, diane, fanny)
    await corrected({ capacity: 3 })
    await resize()
    await resize()
    assert.deepEqual(await answers(alice, hugo, diane, fanny), ['yes', 'yes', 'yes', 'waiting'])
    assert.deepEqual(
      [await places(), told()],
      [
        [3, 1],
        [hugo.id, diane.id],
      ],
    )
    assert.equal(ports.journal.filter(({ verb }) => verb === 'event.promoted').length, 2)
    assert.deepEqual(
      ports.jobs.flatMap(one => (one.job === 'event.remind' ? [one.data.person] : [])),
      [hugo.id, diane.id],
    )
  })

  it('lets everybody come who waits, once there is no limit, but nobody who thought better of it', async () => {
    await open('1', alice, hugo, diane)
    await corrected({ capacity: null })
    await says(hugo, 'no')
    await resize()
    assert.deepEqual(
      [await answers(alice, hugo, diane), (await ports.events.places(postId))?.waiting],
      [['yes', 'no', 'yes'], []],
    )
  })

  it('writes nothing where there is no limit, and nobody waits', async () => {
    await open('', alice, hugo)
    const before = ports.commits()
    await resize()
    assert.deepEqual([await ports.events.places(postId), ports.commits()], [null, before])
  })

  it('counts those who come once there is a limit, and takes nobody’s place away', async () => {
    const broadcast = await open('', alice, hugo)
    await corrected({ capacity: 1 })
    await resize()
    assert.deepEqual(
      [await answers(alice, hugo), await places()],
      [
        ['yes', 'yes'],
        [2, 0],
      ],
    )
    received(ports, broadcast.id, [diane])
    await says(diane, 'yes')
    await says(alice, 'no')
    assert.deepEqual(
      [await answers(hugo, diane), await places()],
      [
        ['yes', 'waiting'],
        [1, 1],
      ],
      'nobody follows where there are too many',
    )
    await says(hugo, 'no')
    assert.deepEqual([await answers(diane), await places()], [['yes'], [1, 0]])
  })

  it('decides again when somebody leaves in the same moment', async () => {
    await open('1', alice, hugo, diane, fanny)
    await corrected({ capacity: 2 })
    ports.beforeCommit(() => says(alice, 'no'))
    await resize()
    assert.deepEqual(
      [await answers(hugo, diane, fanny), await places()],
      [
        ['yes', 'yes', 'waiting'],
        [2, 1],
      ],
    )
  })

  it('is looked at when the correction has ended, and not once it is over', async () => {
    const broadcast = await open('1', alice, hugo)
    const opened = await openCorrection(ports, comms, broadcast.id, settings)
    assert.ok(opened.kind === 'opened')
    const draft = opened.post
    ports.tamper('broadcast', { ...broadcast, id: 'correction', kind: 'correct', targetId: broadcast.id })
    ports.tamper('post', {
      ...draft,
      broadcastId: 'correction',
      content: { ...draft.content, event: { ...draft.content.event!, capacity: 2 } },
    })
    await resize()
    assert.deepEqual(await answers(hugo), ['waiting'], 'people still read the old number')
    ports.jobs.length = 0
    await carried(ports, 'correction')
    assert.deepEqual(
      ports.jobs.filter(({ job }) => job === 'event.resize').map(({ data }) => data),
      [{ postId, newDay: false }],
    )
    const before = (await ports.posts.byId(postId))!
    ports.tamper('post', { ...before, state: 'taken-back' })
    await resize()
    assert.deepEqual(await answers(hugo), ['waiting'])
    ports.tamper('post', before)
    await resize()
    assert.deepEqual(await answers(hugo), ['yes'])
  })

  it('brought forward, reminds who comes the day before the new day', async () => {
    await open('1', alice, hugo)
    await corrected({ date: '2026-11-30' })
    await resize(true)
    assert.deepEqual(ports.jobs, [
      { job: 'event.remind', data: { postId, person: alice.id }, at: '2026-11-27T08:00:00.000Z' },
      { job: 'event.soon', data: { postId, person: alice.id } },
    ])
  })

  it('put off, reminds people the day before the new day', async () => {
    await open('', alice)
    await corrected({ date: '2026-12-10' })
    ports.pass(6 * 24 * 3_600_000)
    await remindOfEvent(ports, { postId, person: alice.id }, settings)
    assert.deepEqual(ports.jobs, [
      { job: 'event.remind', data: { postId, person: alice.id }, at: '2026-12-09T08:00:00.000Z' },
    ])
  })
})
