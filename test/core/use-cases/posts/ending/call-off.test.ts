import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../../src/core/domain/broadcasts/broadcast.ts'
import { cancelBroadcast } from '../../../../../src/core/use-cases/broadcasts/sending/cancel-broadcast.ts'
import { checkSeal } from '../../../../../src/core/use-cases/broadcasts/sealed/check-seal.ts'
import { expireBroadcast } from '../../../../../src/core/use-cases/broadcasts/expire-broadcast.ts'
import { resumeBroadcast } from '../../../../../src/core/use-cases/broadcasts/sending/resume-broadcast.ts'
import { seeBroadcast } from '../../../../../src/core/use-cases/broadcasts/seen/see-broadcast.ts'
import { stopBroadcast } from '../../../../../src/core/use-cases/broadcasts/sending/stop-broadcast.ts'
import { answerEvent } from '../../../../../src/core/use-cases/events/answers/answer-event.ts'
import { readEvent } from '../../../../../src/core/use-cases/events/read-event.ts'
import { remindOfEvent } from '../../../../../src/core/use-cases/events/told/reminder.ts'
import { resizeEvent } from '../../../../../src/core/use-cases/events/answers/resize-event.ts'
import { seeEntry } from '../../../../../src/core/use-cases/events/told/see-entry.ts'
import { isServed } from '../../../../../src/core/use-cases/posts/pictures/is-served.ts'
import { askCallOff, callOff } from '../../../../../src/core/use-cases/posts/ending/call-off.ts'
import { openCorrection } from '../../../../../src/core/use-cases/posts/ending/open-correction.ts'
import { savePost } from '../../../../../src/core/use-cases/posts/writing/save-post.ts'
import { takeBack } from '../../../../../src/core/use-cases/posts/ending/take-back.ts'
import { eventReasonMax } from '../../../../../src/core/domain/posts/text/event-reason.ts'
import type { Post } from '../../../../../src/core/domain/posts/post.ts'
import { brought, carried } from '../../../../fakes/brought.ts'
import { changedEvent } from '../../../../fakes/changed-event.ts'
import { createFakePorts, type FakePorts, settings } from '../../../../fakes/ports.ts'
import { received } from '../../../../fakes/received.ts'
import { actor, alice, hugo } from '../../../../fakes/town.ts'
import { comms, fields, otherComms, refreshed } from '../../../../fakes/walk.ts'

const event = { kind: 'event', date: '2026-12-10', time: '12:30', place: 'Salle A', capacity: '1' }
const why = 'Alerte orange aux orages'

describe('calling an event off', () => {
  let ports: FakePorts
  let broadcast: Broadcast
  let post: Post
  beforeEach(async () => {
    ports = createFakePorts()
    ;({ broadcast, post } = await brought(ports, event))
    received(ports, broadcast.id, [alice, hugo])
    ports.jobs.length = 0
  })
  const off = (reason: unknown = why, people = 3, who = comms, over = 2000) =>
    callOff(ports, who, { broadcastId: broadcast.id, people, reason }, { ...settings, fourEyesOver: over })
  const ask = () => askCallOff(ports, comms, broadcast.id, settings)
  const says = (who: typeof alice, answer: 'yes' | 'no') =>
    answerEvent(ports, actor(who), { postId: post.id, says: answer }, settings)
  const plans = () => ports.jobs.filter(({ job }) => job === 'broadcast.plan').length
  const begun = async () => {
    const result = await off()
    assert.ok(result.kind === 'calling-off')
    return result.broadcast
  }
  /** As the engine leaves it once the first card may have gone. */
  const leaving = async (state: Broadcast['state'] = 'running') => {
    const one = await begun()
    ports.tamper('broadcast', { ...one, state, planned: 3, startedAt: ports.now() })
    return one
  }

  it('asks with the number and with whom it tells, and goes only with that number and a reason', async () => {
    await says(alice, 'yes')
    await says(hugo, 'yes')
    const asked = await ask()
    assert.deepEqual(asked.kind === 'confirm' && [asked.people, asked.registered, asked.endsCorrection, asked.reason], [
      3,
      2,
      false,
      '',
    ])
    assert.equal((await askCallOff(ports, actor(alice), broadcast.id, settings)).kind, 'not-comms')
    assert.equal((await off(why, 3, actor(alice))).kind, 'not-comms')
    assert.ok(ports.journal.some(({ verb, details }) => verb === 'attempt.refused' && details['kind'] === 'not-comms'))
    assert.equal((await off(why, 2)).kind, 'confirm-again')
    const wrong = [null, { a: 1 }, ' \n ', 'x'.repeat(eventReasonMax + 1), 'Bonjour {prénom}']
    const errors = []
    for (const one of wrong) errors.push(await off(one))
    assert.deepEqual(
      errors.map(one => one.kind === 'invalid' && one.error),
      ['required', 'required', 'required', 'reason-too-long', 'reason-brace'],
    )
    assert.equal(plans(), 0)
    const done = await off("Alerte orange :\nl'orage arrive !")
    assert.ok(done.kind === 'calling-off')
    assert.equal(done.broadcast.reason, 'Alerte orange\u00a0: l’orage arrive\u202f!')
  })

  it('is a broadcast of its own over the delivered cards, told in the history with its reason; the post stays sent', async () => {
    const away = await begun()
    assert.deepEqual(
      [away.kind, away.targetId, away.state, away.seal, away.sentBy?.id, away.reason],
      ['call-off', broadcast.id, 'planning', broadcast.seal, comms.id, why],
    )
    assert.equal(await checkSeal(ports, away), true)
    assert.equal(plans(), 1)
    const told = ports.journal.find(({ verb }) => verb === 'event.called-off')
    assert.deepEqual(
      [told?.subject, told?.details],
      [post.reference, { people: 3, reason: why, broadcast: away.reference }],
    )
    assert.equal((await off(why, 3, otherComms)).kind, 'being-changed')
    await carried(ports, away.id)
    const after = await ports.posts.byId(post.id)
    assert.deepEqual([after?.state, after?.calledOff?.by.id], ['broadcast', comms.id])
    assert.ok(
      (await ports.posts.recent(10)).some(({ id }) => id === post.id),
      'it stays readable',
    )
    const seen = await seeBroadcast(ports, (await ports.broadcasts.byId(broadcast.id))!)
    assert.deepEqual([seen.stands, seen.calledOff], [true, true])
  })

  it('is final: nobody calls it off again, corrects it, or sends it to others; its cards can still be taken back', async () => {
    await carried(ports, (await begun()).id)
    assert.equal((await off()).kind, 'event-cancelled')
    assert.equal((await ask()).kind, 'event-cancelled')
    assert.equal((await openCorrection(ports, comms, broadcast.id, settings)).kind, 'event-cancelled')
    ports.report.refused = { cancelled: 1 }
    ports.tamper('broadcast', { ...(await ports.broadcasts.byId(broadcast.id))!, state: 'stopped' })
    assert.equal((await resumeBroadcast(ports, comms, broadcast.id, settings)).kind, 'event-cancelled')
    const seen = await seeBroadcast(ports, (await ports.broadcasts.byId(broadcast.id))!)
    assert.equal(seen.again, false)
    const gone = await takeBack(ports, comms, { broadcastId: broadcast.id, people: 3 }, settings)
    assert.ok(gone.kind === 'taking-back')
    await carried(ports, gone.broadcast.id)
    assert.equal((await ports.posts.byId(post.id))?.state, 'taken-back')
    assert.equal((await off()).kind, 'taken-back')
  })

  it('says so, with the reason, to whoever answers, and to their calendar; nobody gets a place or a reminder', async () => {
    await says(alice, 'yes')
    await says(hugo, 'yes')
    const link = { postId: post.id, session: '', lastDay: '2026-12-17' }
    const entry = await seeEntry(ports, link, settings)
    await leaving()
    ports.jobs.length = 0
    const left = await says(alice, 'no')
    assert.deepEqual(left.kind === 'answered' && [left.state, left.event.answer?.answer, left.event.reason], [
      'cancelled',
      'yes',
      why,
    ])
    // A second place, which nobody who waits may get any more.
    await changedEvent(ports, post.id, { capacity: 2 })
    assert.equal((await readEvent(ports, hugo.id, post.id))?.details.capacity, 2)
    await resizeEvent(ports, { postId: post.id, newDay: true }, settings)
    assert.equal((await readEvent(ports, hugo.id, post.id))?.answer?.answer, 'waiting')
    await remindOfEvent(ports, { postId: post.id, person: alice.id }, settings)
    assert.deepEqual(ports.jobs, [])
    const after = await seeEntry(ports, link, settings)
    assert.deepEqual([entry?.cancelled, after?.cancelled, after!.sequence - entry!.sequence], [false, true, 1])
  })

  it('keeps its pictures, and is not said to be over as well', async () => {
    const consent = { answer: 'nobody', by: comms, at: ports.now() } as const
    const picture = { id: 'pic', alt: 'Une salle', digest: 'd', consent }
    await carried(ports, (await leaving()).id)
    const sent = (await ports.posts.byId(post.id))!
    ports.tamper('post', { ...sent, content: { ...sent.content, pictures: [picture] } })
    assert.equal(await isServed(ports, 'pic'), true)
    ports.tamper('broadcast', { ...(await ports.broadcasts.byId(broadcast.id))!, expiresOn: '2026-11-20' })
    const before = (await ports.broadcasts.changing(broadcast.id)).length
    await expireBroadcast(ports, broadcast.id, settings)
    assert.equal((await ports.broadcasts.changing(broadcast.id)).length, before)
  })

  it('refuses what is over, what nobody has, and what is no event', async () => {
    const { post: news, broadcast: other } = await brought(ports)
    assert.equal(news.content.kind, 'news')
    assert.equal((await askCallOff(ports, comms, other.id, settings)).kind, 'not-found')
    await changedEvent(ports, post.id, { date: '2026-11-20' })
    assert.equal((await off()).kind, 'event-over')
    ports.report.counts.delivered = 0
    assert.equal((await ask()).kind, 'nobody-has-it')
  })

  it('stopped half-way it holds, and is resumed; stopped before any card it never was; held it is asked for anew', async () => {
    const one = await leaving()
    ports.jobs.length = 0
    assert.equal((await stopBroadcast(ports, comms, one.id)).kind, 'stopped')
    assert.ok(
      ports.jobs.some(({ job }) => job === 'post.follow'),
      'calendars and boards follow',
    )
    assert.ok(refreshed(ports).includes(`broadcast:${broadcast.id}`))
    assert.equal((await off()).kind, 'event-cancelled')
    assert.equal((await openCorrection(ports, comms, broadcast.id, settings)).kind, 'event-cancelled')
    ports.report.refused = { cancelled: 1 }
    assert.equal((await resumeBroadcast(ports, comms, one.id, settings)).kind, 'resumed')
    const running = (await ports.broadcasts.byId(one.id))!
    ports.tamper('broadcast', { ...running, state: 'held', heldBecause: 'restored' })
    assert.equal((await ask()).kind, 'confirm')
    ports.tamper('broadcast', { ...running, state: 'stopped', startedAt: null })
    assert.equal((await ask()).kind, 'confirm')
    assert.equal((await readEvent(ports, alice.id, post.id))?.cancelled, false)
  })

  it('ends a correction under way', async () => {
    const corrected = {
      postId: post.id,
      revision: post.revision,
      corrects: broadcast.id,
      fields: { ...fields, ...event, body: 'Autre' },
    }
    assert.equal((await savePost(ports, comms, corrected, settings)).kind, 'saved')
    const asked = await ask()
    assert.equal(asked.kind === 'confirm' && asked.endsCorrection, true)
    await begun()
    const after = await ports.posts.byId(post.id)
    assert.deepEqual([after?.correcting, after?.state], [null, 'broadcast'])
    assert.ok(ports.journal.some(({ verb }) => verb === 'post.correction-abandoned'))
  })

  it('needs two people above the ceiling, for the same number and the same reason', async () => {
    const first = await off(why, 3, comms, 2)
    assert.ok(first.kind === 'second-needed')
    assert.deepEqual([first.broadcast.state, first.broadcast.reason, plans()], ['ready', why, 0])
    assert.equal((await readEvent(ports, alice.id, post.id))?.cancelled, false)
    assert.equal((await off(why, 3, comms, 2)).kind, 'same-person')
    const asked = await askCallOff(ports, otherComms, broadcast.id, { ...settings, fourEyesOver: 2 })
    assert.deepEqual(asked.kind === 'confirm' && [asked.second.kind, asked.reason], ['theirs', why])
    const other = await off('Grève', 3, otherComms, 2)
    assert.ok(other.kind === 'second-needed')
    assert.deepEqual([other.broadcast.id, other.broadcast.reason], [first.broadcast.id, 'Grève'])
    const second = await off('', 3, comms, 2)
    assert.ok(second.kind === 'calling-off')
    assert.deepEqual(
      [second.broadcast.id, second.broadcast.reason, second.broadcast.firstBy?.id, second.broadcast.sentBy?.id],
      [first.broadcast.id, 'Grève', otherComms.id, comms.id],
    )
    assert.equal(second.broadcast.version, 3)
    assert.deepEqual([(await ports.broadcasts.changing(broadcast.id)).length, plans()], [1, 1])
  })

  it('waiting for the second person it can be given up, and leaves nothing', async () => {
    const first = await off(why, 3, comms, 2)
    assert.ok(first.kind === 'second-needed')
    assert.equal((await cancelBroadcast(ports, otherComms, first.broadcast.id)).kind, 'cancelled')
    assert.equal((await ports.broadcasts.byId(first.broadcast.id))?.state, 'cancelled')
    assert.equal((await readEvent(ports, alice.id, post.id))?.cancelled, false)
    assert.equal((await ask()).kind, 'confirm')
  })

  it('happens once when two people press at once', async () => {
    ports.beforeCommit(() => off(why, 3, otherComms))
    assert.equal((await off()).kind, 'being-changed')
    assert.equal((await ports.broadcasts.changing(broadcast.id)).length, 1)
  })
})
