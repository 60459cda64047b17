import assert from 'node:assert/strict'
import type { Actor, Person } from '../../../../src/core/domain/actor.ts'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { inOrder } from '../../../../src/core/domain/events/event-board.ts'
import { isPostponedBy, type PostponeFields } from '../../../../src/core/domain/posts/event/postponement.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import { answerEvent } from '../../../../src/core/use-cases/events/answers/answer-event.ts'
import { readEvent } from '../../../../src/core/use-cases/events/read-event.ts'
import { remindOfEvent, remindSoon } from '../../../../src/core/use-cases/events/told/reminder.ts'
import { resizeEvent } from '../../../../src/core/use-cases/events/answers/resize-event.ts'
import { seeAnswers } from '../../../../src/core/use-cases/events/board/see-board.ts'
import { duplicatePost } from '../../../../src/core/use-cases/posts/writing/duplicate-post.ts'
import { openPostponement, postponeEvent } from '../../../../src/core/use-cases/posts/ending/postpone-event.ts'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import { brought, carried } from '../../../fakes/brought.ts'
import { received } from '../../../fakes/received.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { askedToPostpone, postponed, readyToPostpone, vouchedFor } from '../../../fakes/put-off.ts'
import { actor, alice, diane, fanny, hugo } from '../../../fakes/town.ts'
import { comms, fields, otherComms } from '../../../fakes/walk.ts'

const event = { kind: 'event', date: '2026-12-08', time: '18:00', place: 'Parc', capacity: '1' }
const other: PostponeFields = { date: '2026-12-10', time: '18:00', ends: '', closesOn: '', reason: 'Avis de tempête' }

describe('an event that is put off', () => {
  let ports: FakePorts
  let postId: string
  let first: Broadcast
  beforeEach(async () => {
    ports = createFakePorts()
    const { post, broadcast } = await brought(ports, event)
    ;[postId, first] = [post.id, broadcast]
    received(ports, broadcast.id, [alice, hugo, diane, fanny])
  })
  const says = (who: Person, answer: 'yes' | 'no' | 'maybe') =>
    answerEvent(ports, actor(who), { postId, says: answer }, settings)
  const seen = async ({ id }: Person) => {
    const { answer, asked = false } = (await readEvent(ports, id, postId))!.answer!
    return [answer, asked]
  }
  const states = () => Promise.all([alice, hugo, diane, fanny].map(seen))
  const allAnswer = async () => {
    await says(alice, 'yes')
    await says(hugo, 'yes')
    await says(diane, 'maybe')
    await says(fanny, 'no')
    ports.pass(60_000)
  }
  const faults = async (change: PostponeFields) => {
    const result = await askedToPostpone(ports, postId, { ...other, ...change })
    return result.kind === 'postpone-faults' ? result.errors : result.kind
  }
  const draft = async () => (await ports.posts.byId(postId))!

  it('is a correction with the other day in it, that says which one people knew, and why', async () => {
    const opened = await openPostponement(ports, comms, postId, settings)
    assert.ok(opened.kind === 'postpone-form')
    assert.equal((await draft()).state, 'broadcast', 'looking changes nothing')
    const { report } = ports.deliveries
    let judged = 0
    ports.deliveries.report = id => {
      judged++
      return report(id)
    }
    const { revision } = await draft()
    const asked = await postponeEvent(ports, comms, { postId, revision, fields: other }, settings)
    assert.equal(judged, 1, 'whether it may be corrected is judged once')
    assert.ok(asked.kind === 'postponed')
    assert.equal(asked.post.state, 'draft')
    assert.equal(ports.journal.filter(({ verb }) => verb === 'post.correction-opened').length, 1)
    assert.equal(asked.post.correcting?.broadcastId, first.id)
    assert.deepEqual(asked.post.content.event, {
      date: '2026-12-10',
      time: '18:00',
      place: 'Parc',
      capacity: 1,
      postponed: { date: '2026-12-08', time: '18:00', reason: 'Avis de tempête' },
    })
    const commits = ports.commits()
    assert.equal((await askedToPostpone(ports, postId, other)).kind, 'postponed', 'the same click delivered again')
    assert.equal(ports.commits(), commits)
    const { moved } = await vouchedFor(ports, postId)
    assert.deepEqual(moved, ['postponed'])
  })

  it('is none where the day that it names is not the one of people’s cards', () => {
    const on = (date: string, from?: string) => ({
      ...{ date, time: null, place: 'Parc', capacity: null },
      ...(from && { postponed: { date: from, time: null } }),
    })
    assert.equal(isPostponedBy(on('2026-12-08'), on('2026-12-10', '2026-12-08')), true)
    assert.equal(isPostponedBy(on('2026-12-10', '2026-12-08'), on('2026-12-12', '2026-12-08')), false)
    assert.equal(isPostponedBy(on('2026-12-10', '2026-12-08'), on('2026-12-12', '2026-12-10')), true, 'again')
  })

  it('tells by its field what cannot be, and writes nothing', async () => {
    assert.deepEqual(await faults({ date: '' }), { date: 'required' })
    assert.deepEqual(await faults({ date: 'jeudi' }), { date: 'not-a-day' })
    assert.deepEqual(await faults({ date: '2026-11-24' }), { date: 'date-past' })
    assert.deepEqual(await faults({ date: '2026-12-08', time: '20:00' }), { date: 'postponed-same' })
    assert.deepEqual(await faults({ time: '25:00' }), { time: 'not-a-time' })
    assert.deepEqual(await faults({ ends: '17:00' }), { ends: 'ends-before' })
    assert.deepEqual(await faults({ closesOn: '2026-12-11' }), { closesOn: 'answers-after' })
    assert.deepEqual(await faults({ closesOn: '2026-11-20' }), { closesOn: 'answers-past' })
    assert.deepEqual(await faults({ reason: 'x'.repeat(201) }), { reason: 'reason-too-long' })
    assert.deepEqual(await faults({ reason: 'Bonjour {prénom}' }), { reason: 'reason-brace' })
    assert.equal((await draft()).state, 'broadcast')
    assert.equal(await faults({ reason: 'x'.repeat(200) }), 'postponed')
  })

  it('is for comms alone, and for what is ahead', async () => {
    const refused = async (who: Actor) => (await openPostponement(ports, who, postId, settings)).kind
    assert.equal(await refused(actor(alice)), 'comms-postpones')
    const input = { postId, revision: 1, fields: other }
    assert.equal((await postponeEvent(ports, actor(alice), input, settings)).kind, 'comms-postpones')
    assert.ok(ports.journal.some(({ details }) => JSON.stringify(details).includes('event.postpone')))
    ports.tamper('post', { ...(await draft()), state: 'cancelled' })
    assert.equal(await refused(comms), 'not-postponable')
    ports.tamper('post', { ...(await draft()), state: 'broadcast' })
    ports.pass(msBetween(ports.now(), '2026-12-09T00:00:00.000Z'))
    assert.equal(await refused(comms), 'not-postponable')
  })

  it('does not replace what somebody else saved meanwhile', async () => {
    const opened = await openPostponement(ports, comms, postId, settings)
    assert.ok(opened.kind === 'postpone-form')
    const { revision } = opened.draft
    await savePost(
      ports,
      otherComms,
      { postId, revision, fields: { ...fields, ...event, date: '2026-12-09' }, corrects: first.id },
      settings,
    )
    const late = await postponeEvent(ports, comms, { postId, revision, fields: other }, settings)
    assert.ok(late.kind === 'postpone-faults')
    assert.deepEqual(late.errors, { date: 'event-changed' })
    assert.equal(await faults({}), 'postponed', 'once it was seen')
  })

  it('asks everybody anew who said that they come, wait, or may come, from its first card on', async () => {
    await allAnswer()
    assert.deepEqual(await states(), [
      ['yes', false],
      ['waiting', false],
      ['maybe', false],
      ['no', false],
    ])
    const { id } = await readyToPostpone(ports, postId, other)
    assert.deepEqual(await seen(alice), ['yes', false], 'not while it is only approved')
    ports.tamper('broadcast', { ...(await ports.broadcasts.byId(id))!, state: 'running', startedAt: ports.now() })
    const asked = [
      ['yes', true],
      ['waiting', true],
      ['maybe', true],
      ['no', false],
    ]
    assert.deepEqual(await states(), asked)
    await carried(ports, id)
    assert.deepEqual(await states(), asked)
    const listed = (await seeAnswers(ports, postId))!
    assert.deepEqual([listed.figures.tally, listed.figures.asked], [{ yes: 1, no: 1, maybe: 1, waiting: 1 }, 1])
    const people = listed.answers.map(answer => ({ name: '', department: null, answer, rank: 0 }))
    assert.deepEqual(
      inOrder(people).map(({ answer }) => answer.asked ?? false),
      [true, true, true, false],
    )
    const { taken, waiting } = (await ports.events.places(postId))!
    assert.deepEqual([taken, waiting.length], [1, 1], 'their places are kept')
  })

  it('takes what they say anew, and asks no more; who gets a place meanwhile is asked still', async () => {
    await allAnswer()
    await postponed(ports, postId, other)
    await says(alice, 'no')
    assert.deepEqual(await states(), [
      ['no', false],
      ['yes', true],
      ['maybe', true],
      ['no', false],
    ])
    await says(hugo, 'yes')
    await says(diane, 'maybe')
    assert.deepEqual((await states()).slice(1, 3), [
      ['yes', false],
      ['maybe', false],
    ])
  })

  it('a second time asks a second time, also for a day before', async () => {
    await allAnswer()
    await postponed(ports, postId, other)
    await says(alice, 'yes')
    ports.pass(60_000)
    const { moved } = await postponed(ports, postId, { ...other, date: '2026-12-04', reason: '' })
    assert.deepEqual(moved, ['postponed'])
    assert.deepEqual(await seen(alice), ['yes', true])
    assert.deepEqual((await draft()).content.event?.postponed, { date: '2026-12-10', time: '18:00' })
  })

  it('a correction of something else afterwards says still that it was put off, and asks nobody', async () => {
    await allAnswer()
    await postponed(ports, postId, other)
    await says(alice, 'yes')
    ports.pass(60_000)
    const { revision, content } = await draft()
    const form = { ...fields, ...event, date: '2026-12-10', place: 'Gymnase' }
    await savePost(ports, comms, { postId, revision, fields: form, corrects: first.id }, settings)
    const change = await vouchedFor(ports, postId)
    assert.deepEqual(change.moved, ['place'])
    await carried(ports, change.id)
    assert.deepEqual((await draft()).content.event?.postponed, content.event?.postponed)
    assert.deepEqual((await states()).slice(0, 2), [
      ['yes', false],
      ['waiting', true],
    ])
  })

  it('back on the day that people know, the draft puts nothing off; a copy was never put off', async () => {
    await askedToPostpone(ports, postId, other)
    const { revision } = await draft()
    await savePost(ports, comms, { postId, revision, fields: { ...fields, ...event, place: 'Gymnase' } }, settings)
    assert.equal((await draft()).content.event?.postponed, undefined)
    await askedToPostpone(ports, postId, other)
    const copy = await duplicatePost(ports, comms, postId)
    assert.ok(copy.kind === 'created')
    assert.equal(copy.post.content.event?.postponed, undefined)
  })

  it('reminds nobody of coming who did not say so anew, and asks them once more on that morning', async () => {
    await allAnswer()
    await postponed(ports, postId, other)
    await resizeEvent(ports, { postId, newDay: true }, settings)
    const reminders = ports.jobs.filter(one => one.job === 'event.remind' && one.data.person === alice.id)
    assert.equal(reminders.at(-1)?.at, '2026-12-09T08:00:00.000Z')
    ports.pass(msBetween(ports.now(), '2026-12-09T08:00:00.000Z'))
    ports.jobs.length = 0
    const data = { postId, person: alice.id }
    await remindOfEvent(ports, data, settings)
    assert.deepEqual(ports.jobs, [
      { job: 'placement.refresh', data: { key: `reminder:${postId}:${alice.id}:2026-12-10` } },
    ])
    await remindOfEvent(ports, { postId, person: diane.id }, settings)
    assert.equal(ports.jobs.length, 1, 'who may come has no place')
    ports.pass(msBetween(ports.now(), '2026-12-10T16:00:00.000Z'))
    ports.jobs.length = 0
    await remindSoon(ports, data, settings)
    assert.deepEqual(ports.jobs, [])
    await says(alice, 'yes')
    ports.jobs.length = 0
    await remindSoon(ports, data, settings)
    assert.equal(ports.jobs.length, 1)
  })

  it('keeps the place of who is asked once answers are over, and gives none to who may come', async () => {
    await allAnswer()
    await postponed(ports, postId, { ...other, closesOn: '2026-12-02' })
    ports.pass(msBetween(ports.now(), '2026-12-03T09:00:00.000Z'))
    await says(diane, 'yes')
    assert.deepEqual(await seen(diane), ['maybe', true])
    await says(alice, 'yes')
    assert.deepEqual(await seen(alice), ['yes', false])
  })
})
