import assert from 'node:assert/strict'
import type { Actor, Person } from '../../../../src/core/domain/actor.ts'
import { afterQuietHours } from '../../../../src/core/domain/working-time/quiet-hours.ts'
import { answerEvent } from '../../../../src/core/use-cases/events/answers/answer-event.ts'
import { placesLeft, rankOf } from '../../../../src/core/domain/events/event.ts'
import { remindOfEvent, reminderAt } from '../../../../src/core/use-cases/events/told/reminder.ts'
import { tallyEvent } from '../../../../src/core/use-cases/broadcasts/seen/see-broadcast.ts'
import { refreshPlacement } from '../../../../src/core/use-cases/placements/refresh-placement.ts'
import type { Messenger } from '../../../../src/core/ports/outside.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import { changedEvent } from '../../../fakes/changed-event.ts'
import { received } from '../../../fakes/received.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, diane, gone, hugo, nobody } from '../../../fakes/town.ts'
import { approved } from '../../../fakes/walk.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'

const event = { kind: 'event', date: '2026-12-02', time: '12:30', place: 'Médiathèque' }

describe('events', () => {
  let ports: FakePorts
  let postId: string
  beforeEach(() => (ports = createFakePorts()))

  const open = async (capacity: string, ...people: Person[]) => {
    const { post, broadcast } = await approved(ports, { ...event, capacity })
    postId = post.id
    received(ports, broadcast.id, people)
    ports.jobs.length = 0
    ports.journal.length = 0
    return { post, broadcast }
  }
  const says = async (who: Actor, answer: 'yes' | 'no') => {
    const result = await answerEvent(ports, who, { postId, says: answer }, settings)
    return result.kind === 'answered'
      ? [result.state, result.event.answer?.answer, placesLeft(result.event), rankOf(result.event)]
      : result.kind
  }
  const [a, h, d] = [actor(alice), actor(hugo), actor(diane)]

  it('give their places in order, then a rank on the waiting list', async () => {
    await open('1', alice, hugo, diane)
    assert.deepEqual(await says(a, 'yes'), ['open', 'yes', 0, 0])
    assert.deepEqual(await says(h, 'yes'), ['open', 'waiting', 0, 1])
    assert.deepEqual(await says(d, 'yes'), ['open', 'waiting', 0, 2])
    assert.deepEqual(await says(h, 'no'), ['open', 'no', 0, 0])
    assert.deepEqual(await says(d, 'yes'), ['open', 'waiting', 0, 1])
  })

  it('write nothing for the same answer twice, nor count who never came', async () => {
    await open('1', alice, hugo, diane)
    await says(a, 'yes')
    await says(h, 'yes')
    const commits = ports.commits()
    for (const [who, answer] of [
      [a, 'yes'],
      [h, 'yes'],
    ] as const)
      await says(who, answer)
    assert.equal(ports.commits(), commits)
    const { version } = (await ports.events.places(postId))!
    await says(d, 'no')
    assert.deepEqual(
      [ports.commits(), (await ports.events.places(postId))!.version],
      [commits + 1, version],
      'whoever has no place gives none back',
    )
  })

  it('give a place that becomes free to who waited first, who is told once for each time', async () => {
    await open('1', alice, hugo)
    await says(a, 'yes')
    await says(h, 'yes')
    assert.deepEqual(await says(a, 'no'), ['open', 'no', 0, 0])
    const told = () =>
      ports.jobs.flatMap(one =>
        one.job === 'placement.refresh' && one.data.key.startsWith('event:') ? [one.data.key] : [],
      )
    assert.deepEqual(told(), [`event:${postId}:${hugo.id}:2`])
    const shown = await faceOf(ports, told()[0]!)
    assert.deepEqual([shown?.to, shown?.face.face], [{ kind: 'person', id: hugo.id }, 'event'])
    assert.deepEqual(await says(h, 'yes'), ['open', 'yes', 0, 0])
    await says(h, 'no')
    // Where the card lies already it says so; where it does not, nobody is told of a place given up meanwhile.
    const after = await faceOf(ports, told()[0]!)
    assert.ok(after?.face.face === 'event' && after.face.event.answer?.answer === 'no')
    await refreshPlacement({ ...ports, messenger: {} as Messenger }, told()[0]!)
    assert.equal(await ports.placements.byKey(told()[0]!), null)
    assert.deepEqual(
      ports.journal.map(({ verb }) => verb),
      ['event.answered', 'event.answered', 'event.answered', 'event.promoted', 'event.answered'],
    )
  })

  it('have no limit where none was set', async () => {
    await open('', alice, hugo)
    assert.deepEqual(
      [await says(a, 'yes'), await says(h, 'yes')],
      [
        ['open', 'yes', null, 0],
        ['open', 'yes', null, 0],
      ],
    )
    assert.equal(await ports.events.places(postId), null)
  })

  it('write the same answer once', async () => {
    await open('5', alice)
    await says(a, 'yes')
    const before = ports.commits()
    assert.deepEqual(await says(a, 'yes'), ['open', 'yes', 4, 0])
    assert.equal(ports.commits(), before)
    await says(a, 'no')
    await says(a, 'no')
    assert.equal(ports.commits(), before + 1)
    assert.deepEqual(
      ports.journal.map(({ details }) => details),
      [{ answer: 'yes' }, { answer: 'no' }],
    )
  })

  it('are answered only by who received them, or may have', async () => {
    const { broadcast } = await open('5', alice)
    assert.equal(await says(h, 'yes'), 'not-found')
    received(ports, broadcast.id, [hugo], 'refused')
    received(ports, broadcast.id, [diane], 'unknown')
    received(ports, broadcast.id, [nobody], 'queued')
    assert.deepEqual(
      [await says(h, 'yes'), await says(actor(nobody), 'yes'), await says(actor(gone), 'yes')],
      ['not-found', 'not-found', 'not-found'],
    )
    assert.deepEqual(await says(d, 'yes'), ['open', 'yes', 4, 0])
    const news = await approved(ports)
    received(ports, news.broadcast.id, [alice])
    assert.equal((await answerEvent(ports, a, { postId: news.post.id, says: 'yes' }, settings)).kind, 'not-found')
  })

  it("are over after their day by the authority's clock, and cancelled with their post: nothing is written then", async () => {
    const { post } = await open('5', alice, hugo)
    ports.pass(msBetween(ports.now(), '2026-12-02T22:59:00.000Z'))
    assert.deepEqual(await says(a, 'yes'), ['open', 'yes', 4, 0])
    const before = ports.commits()
    ports.pass(60_000)
    assert.deepEqual(await says(h, 'yes'), ['over', undefined, 4, 0])
    for (const state of ['cancelled', 'taken-back'] as const) {
      ports.tamper('post', { ...post, state })
      assert.deepEqual(await says(a, 'no'), ['cancelled', 'yes', 4, 0])
    }
    assert.equal(ports.commits(), before)
  })

  it('decide again when somebody else takes the last place in the same moment', async () => {
    await open('1', alice, hugo)
    // Another process, with a line of its own.
    const there = { ...ports, together: createFakePorts().together }
    ports.beforeCommit(() => answerEvent(there, h, { postId, says: 'yes' }, settings))
    assert.deepEqual(await says(a, 'yes'), ['open', 'waiting', 0, 1])
  })

  it('hand on, after the last day for answers too, the places of whoever brings fewer along', async () => {
    const { post } = await open('3', alice, hugo, diane)
    await changedEvent(ports, postId, { ...post.content.event!, guests: 2, closesOn: '2026-11-25' })
    const bring = (who: Actor, guests: string) => answerEvent(ports, who, { postId, says: 'yes', guests }, settings)
    await bring(a, '2')
    await bring(h, '1')
    ports.pass(msBetween(ports.now(), '2026-11-26T09:00:00.000Z'))
    await bring(a, '1')
    assert.deepEqual(await says(h, 'yes'), ['closed', 'waiting', 1, 1], 'who waits for two comes in with two')
    await bring(a, '0')
    assert.deepEqual(await says(h, 'yes'), ['closed', 'yes', 0, 0])
    await bring(a, '1')
    assert.equal((await ports.events.answer(postId, alice.id))?.guests, undefined, 'never more')
    assert.deepEqual(await bring(d, '0').then(result => result.kind === 'answered' && result.event.answer), null)
  })

  it('take a session, guests and replies with a yes, and say what was not understood', async () => {
    const { post } = await open('', alice, hugo)
    const details = {
      ...post.content.event!,
      guests: 1,
      sessions: [
        { id: 's1', time: '10:00', label: 'Matin', capacity: 2 },
        { id: 's2', time: '14:00', label: 'Soir', capacity: 1 },
      ],
      questions: [{ id: 'q1', ask: 'Déjeunez-vous\u202f?', kind: 'choice' as const, options: ['Oui', 'Non'] }],
      closesOn: '2026-11-30',
    }
    await changedEvent(ports, postId, details)
    const give = (
      who: Actor,
      asked: Omit<Parameters<typeof answerEvent>[2], 'postId' | 'says'>,
      says = 'yes' as const,
    ) => answerEvent(ports, who, { postId, says, ...asked }, settings)
    const refused = await give(a, { guests: '9', replies: { q1: 'Bof' } })
    assert.deepEqual(refused.kind === 'not-understood' && refused.errors, {
      session: 'which-session',
      guests: 'too-many-guests',
      q1: 'unknown-choice',
    })
    assert.equal(ports.journal.length, 0)
    await give(a, { session: 's1', guests: '1', replies: { q1: 'Oui' } })
    const { id: _, version: __, at: ___, ...row } = (await ports.events.answer(postId, alice.id))!
    assert.deepEqual(row, { postId, person: alice.id, answer: 'yes', session: 's1', guests: 1, replies: { q1: 'Oui' } })
    assert.deepEqual([...(await ports.events.seats(postId))], [['s1', 2]])
    await give(h, { session: 's2' })
    const kept = await give(h, { session: 's1' })
    assert.ok(
      kept.kind === 'answered' && kept.noRoom && kept.event.answer?.session === 's2',
      'keeps the place they have',
    )
    assert.deepEqual((await give(a, { replies: { q1: 'Oui' } })).kind, 'answered')
    ports.pass(msBetween(ports.now(), '2026-12-01T09:00:00.000Z'))
    assert.deepEqual(await says(a, 'no'), ['closed', 'no', null, 0], 'whoever cannot come says so')
    assert.deepEqual(await says(a, 'yes'), ['closed', 'no', null, 0], 'nobody new comes')
  })

  it('know who may come, without a place', async () => {
    await open('1', alice, hugo)
    await says(a, 'yes')
    await says(h, 'yes')
    const maybe = await answerEvent(ports, a, { postId, says: 'maybe' }, settings)
    assert.ok(maybe.kind === 'answered' && maybe.event.answer?.answer === 'maybe')
    assert.deepEqual(await ports.events.tally(postId), { yes: 1, no: 0, maybe: 1, waiting: 0 })
  })

  it('remind who comes the day before, once, and not by night', async () => {
    const { post } = await open('1', alice, hugo)
    await says(a, 'yes')
    await says(h, 'yes')
    const reminders = () => ports.jobs.filter(one => one.job === 'event.remind')
    assert.deepEqual(reminders(), [
      { job: 'event.remind', data: { postId, person: alice.id }, at: '2026-12-01T08:00:00.000Z' },
    ])
    const remind = async (person: Person) => {
      ports.jobs.length = 0
      await remindOfEvent(ports, { postId, person: person.id }, settings)
      return ports.jobs
    }
    ports.pass(msBetween(ports.now(), '2026-12-01T08:00:00.000Z'))
    assert.deepEqual(await remind(alice), [
      { job: 'placement.refresh', data: { key: `reminder:${postId}:${alice.id}` } },
    ])
    assert.deepEqual(await remind(hugo), [])
    ports.tamper('post', { ...post, state: 'taken-back' })
    assert.deepEqual([await remind(alice), await faceOf(ports, keyed(`reminder:${postId}:${alice.id}`))], [[], null])
    ports.tamper('post', post)
    ports.pass(11 * 3_600_000)
    const late = { job: 'event.remind', data: { postId, person: alice.id }, at: '2026-12-02T07:00:00.000Z' }
    assert.deepEqual(await remind(alice), [late])
    ports.pass(12 * 3_600_000)
    assert.deepEqual(await remind(alice), [])
  })

  it('tell by night in the morning that a place became free', async () => {
    await open('1', alice, hugo)
    await says(a, 'yes')
    await says(h, 'yes')
    ports.pass(12 * 3_600_000)
    await says(a, 'no')
    const told = ports.jobs.find(one => one.job === 'placement.refresh' && one.data.key.startsWith('event:'))
    assert.equal(told?.at, '2026-11-26T07:00:00.000Z')
  })

  it('show comms how many said what, once they left', async () => {
    const { broadcast } = await open('1', alice, hugo, diane)
    await says(a, 'yes')
    await says(h, 'yes')
    await says(d, 'no')
    assert.equal(await tallyEvent(ports, broadcast), null)
    assert.deepEqual(await tallyEvent(ports, { ...broadcast, planned: 3 }), {
      capacity: 1,
      tally: { yes: 1, no: 1, maybe: 0, waiting: 1 },
    })
  })

  it('remind on the last working morning before', () => {
    const at = (day: string, quietHours = settings.quietHours) => reminderAt(day, { ...settings, quietHours })
    assert.equal(at('2026-12-07'), '2026-12-04T08:00:00.000Z', 'a Monday')
    assert.equal(at('2026-12-26'), '2026-12-24T08:00:00.000Z', 'after Christmas')
    assert.equal(at('2026-12-07', 'off'), '2026-12-06T08:00:00.000Z')
    assert.equal(at('2026-12-02', { from: '18:00', to: '10:00' }), '2026-12-01T09:00:00.000Z')
  })

  it('wait for the end of quiet hours', () => {
    assert.equal(afterQuietHours('2026-11-25T09:00:00.000Z', settings), '2026-11-25T09:00:00.000Z')
    assert.equal(afterQuietHours('2026-11-27T18:00:00.000Z', settings), '2026-11-30T07:00:00.000Z')
    assert.equal(afterQuietHours('2026-11-27T05:00:00.000Z', settings), '2026-11-27T07:00:00.000Z')
    assert.equal(
      afterQuietHours('2026-11-27T18:00:00.000Z', { ...settings, quietHours: 'off' }),
      '2026-11-27T18:00:00.000Z',
    )
  })
})
