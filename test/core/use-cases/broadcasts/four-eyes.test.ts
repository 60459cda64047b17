import assert from 'node:assert/strict'
import type { Actor } from '../../../../src/core/domain/actor.ts'
import { askToSend } from '../../../../src/core/use-cases/broadcasts/sending/ask-to-send.ts'
import { cancelBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/cancel-broadcast.ts'
import { confirmationMs, secondConfirmation } from '../../../../src/core/domain/broadcasts/second-confirmation.ts'
import { startBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/start-broadcast.ts'
import {
  type ScheduleInput,
  scheduleBroadcast,
} from '../../../../src/core/use-cases/broadcasts/sending/schedule-broadcast.ts'
import { savePost } from '../../../../src/core/use-cases/posts/writing/save-post.ts'
import { alice } from '../../../fakes/town.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { approved, comms, fields, otherComms, refreshed } from '../../../fakes/walk.ts'

/** Nine people are in the town. */
const strict = { ...settings, fourEyesOver: 8 }

describe('four eyes', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))
  const ask = (who: Actor, id: string) => askToSend(ports, who, id, strict)
  const start = (who: Actor, broadcastId: string, people = 9) =>
    startBroadcast(ports, who, { broadcastId, people }, strict)
  const schedule = (who: Actor, broadcastId: string, more: Partial<ScheduleInput> = {}) =>
    scheduleBroadcast(
      ports,
      who,
      { broadcastId, date: '2026-12-01', time: '11:00', agreed: 'yes', people: 9, ...more },
      strict,
    )
  const now = async (id: string) => (await ports.broadcasts.byId(id))!
  const verbs = () => ports.journal.map(({ verb }) => verb).filter(verb => verb.startsWith('broadcast.'))

  it('need a second person above the ceiling, never at it', () => {
    const ask = (people: number) =>
      secondConfirmation(null, comms, { people, scheduledFor: null }, { at: ports.now(), over: 8 }).kind
    assert.deepEqual([ask(8), ask(9)], ['not-needed', 'first'])
  })

  it('keep the first word, place a card of its own, and start at the second', async () => {
    const {
      post,
      broadcast: { id },
    } = await approved(ports)
    const asked = await ask(comms, id)
    assert.equal(asked.kind === 'confirm' && asked.second.kind, 'first')
    assert.equal((await start(comms, id)).kind, 'second-needed')
    const kept = await now(id)
    assert.deepEqual(
      [kept.state, kept.confirmation?.by.id, kept.confirmation?.people, kept.confirmation?.scheduledFor],
      ['ready', comms.id, 9, null],
    )
    assert.ok(refreshed(ports).includes(`second:${id}:${Date.parse(kept.confirmation!.at)}`))
    assert.equal((await ports.posts.byId(post.id))?.state, 'approved')

    const again = await ask(comms, id)
    assert.equal(again.kind === 'confirm' && again.second.kind, 'yours')
    const same = await start(comms, id)
    assert.deepEqual(same.kind === 'same-person' && same.by.id, comms.id)
    assert.equal(ports.jobs.filter(({ job }) => job === 'broadcast.plan').length, 0)

    const theirs = await ask(otherComms, id)
    assert.equal(theirs.kind === 'confirm' && theirs.second.kind, 'theirs')
    ports.jobs.length = 0
    assert.equal((await start(otherComms, id)).kind, 'started')
    assert.deepEqual(
      [(await now(id)).state, (await now(id)).confirmation, (await now(id)).sentBy?.id],
      ['planning', null, otherComms.id],
    )
    assert.ok(refreshed(ports).includes(`second:${id}:${Date.parse(kept.confirmation!.at)}`))
    assert.deepEqual(verbs(), ['broadcast.confirmed', 'broadcast.started'])
    assert.deepEqual(ports.journal.at(-1)?.details, { people: 9, after: comms.name })
  })

  it('start over when the number changed since, or a day went by', async () => {
    const {
      broadcast: { id },
    } = await approved(ports)
    await ask(comms, id)
    await start(comms, id)
    ports.town.people.splice(
      ports.town.people.findIndex(({ id }) => id === alice.id),
      1,
    )
    await ask(otherComms, id)
    assert.equal((await start(otherComms, id)).kind, 'confirm-again', 'the old button')
    const eight = { ...strict, fourEyesOver: 7 }
    assert.equal((await startBroadcast(ports, otherComms, { broadcastId: id, people: 8 }, eight)).kind, 'second-needed')
    assert.equal((await now(id)).confirmation?.by.id, otherComms.id)
    ports.pass(confirmationMs + 1)
    await ask(comms, id)
    assert.equal((await startBroadcast(ports, comms, { broadcastId: id, people: 8 }, eight)).kind, 'second-needed')
    assert.equal((await startBroadcast(ports, otherComms, { broadcastId: id, people: 8 }, eight)).kind, 'started')
  })

  it('of two who press at once, one is the second', async () => {
    const {
      broadcast: { id },
    } = await approved(ports)
    await ask(comms, id)
    ports.beforeCommit(() => start(otherComms, id))
    assert.equal((await start(comms, id)).kind, 'started')
    assert.deepEqual(verbs(), ['broadcast.confirmed', 'broadcast.started'])
  })

  it('hold for a time too, and only for that time', async () => {
    const {
      broadcast: { id },
    } = await approved(ports)
    const asked = await schedule(comms, id, { agreed: '2026-12-01T10:00:00.000Z', people: 0 })
    assert.deepEqual(asked.kind === 'sure' && asked.warning.people, 9, 'the number is shown first')
    assert.equal((await schedule(comms, id)).kind, 'second-needed')
    assert.deepEqual(
      [(await now(id)).state, (await now(id)).confirmation?.scheduledFor],
      ['ready', '2026-12-01T10:00:00.000Z'],
    )
    assert.equal((await schedule(comms, id)).kind, 'same-person')
    const question = await ask(otherComms, id)
    assert.deepEqual(question.kind === 'confirm' && [question.second.kind, question.scheduled?.second.kind], [
      'first',
      'theirs',
    ])
    assert.equal((await schedule(otherComms, id)).kind, 'scheduled')
    const done = await now(id)
    assert.deepEqual(
      [done.state, done.scheduledFor, done.sentBy?.id, done.confirmation],
      ['scheduled', '2026-12-01T10:00:00.000Z', otherComms.id, null],
    )
    assert.equal(
      (await schedule(otherComms, id, { time: '12:00' })).kind,
      'second-needed',
      'another time is another question',
    )
    assert.equal((await now(id)).scheduledFor, '2026-12-01T10:00:00.000Z', 'and the first stands meanwhile')
  })

  it('are dropped when given up, and by an edit', async () => {
    const {
      post,
      broadcast: { id },
    } = await approved(ports)
    await ask(comms, id)
    await start(comms, id)
    assert.equal((await cancelBroadcast(ports, comms, id)).kind, 'cancelled')
    assert.deepEqual([(await now(id)).state, (await now(id)).confirmation], ['ready', null])
    assert.equal((await cancelBroadcast(ports, comms, id)).kind, 'closed')
    await start(comms, id)
    const kept = (await now(id)).confirmation!
    ports.jobs.length = 0
    const revision = (await ports.posts.byId(post.id))!.revision
    assert.equal(
      (
        await savePost(
          ports,
          comms,
          { postId: post.id, revision, fields: { ...fields, title: 'Autre titre' } },
          settings,
        )
      ).kind,
      'saved',
    )
    assert.equal((await now(id)).state, 'cancelled')
    assert.ok(refreshed(ports).includes(`second:${id}:${Date.parse(kept.at)}`))
    assert.equal((await start(otherComms, id)).kind, 'closed')
  })
})
