import assert from 'node:assert/strict'
import { approversUnreached } from '../../../../src/core/use-cases/placements/kept/unreached.ts'
import { instantOf } from '../../../../src/core/domain/working-time/local-time.ts'
import { later } from '../../../../src/core/domain/time.ts'
import { isPlaced } from '../../../../src/core/use-cases/validations/mark-shown.ts'
import { nudge, nudgePauseMs } from '../../../../src/core/use-cases/validations/nudge.ts'
import { postReminder, refreshReminder } from '../../../../src/core/use-cases/validations/post-reminder.ts'
import { passUntil, runDeadline, runDue } from '../../../fakes/deadlines.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, claude, karim } from '../../../fakes/town.ts'
import { comms, otherComms, press, refreshed, submitted } from '../../../fakes/walk.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { keyOf, type PlacementKey } from '../../../../src/core/domain/placements/placed-card.ts'
import { faceOf, isWaitedFor } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'

const at = (day: string, time: string) => instantOf(day, time, settings.timeZone) ?? assert.fail()
const remindersOf = async (ports: FakePorts, person = karim.id) => (await ports.reminders.byId(person))?.cards ?? []
const waitingKey = (person: string, at: string) => keyOf({ card: 'waiting', person, at })
const waitingOf = async (ports: FakePorts, key: PlacementKey) => {
  const shown = await faceOf(ports, key)
  assert.ok(shown?.face.face === 'waiting')
  return shown.face
}

describe('reminders', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  it('go to those who are still asked, at half time and before the end, and are written down', async () => {
    // Wednesday at ten; Karim has until Thursday at ten.
    const { post } = await submitted(ports)
    await passUntil(ports, at('2026-11-26', '09:59'))
    assert.deepEqual(await remindersOf(ports), [at('2026-11-25', '15:30'), at('2026-11-26', '08:00')])
    const told = ports.journal.filter(({ verb }) => verb === 'validation.nudged')
    assert.deepEqual(
      told.map(({ actor, subject }) => [actor, subject]),
      [
        [null, post.reference],
        [null, post.reference],
      ],
    )
  })

  it('are over once it was decided; those of the step after begin anew', async () => {
    const { post, validation } = await submitted(ports)
    ports.pass(60_000)
    await press(ports, actor(karim), { id: post.id, seal: validation.seal }, 'approve', 0)
    await passUntil(ports, at('2026-11-26', '09:59'))
    assert.deepEqual(await remindersOf(ports), [])
    assert.equal((await remindersOf(ports, claude.id)).length, 2)
  })

  it('wait for the morning when they come late, and say nothing after the end', async () => {
    const { validation } = await submitted(ports)
    const due = validation.steps[0]!.due!
    await runDue(ports)
    const first = ports.jobs.find(one => one.job === 'validation.remind')!
    ports.pass(Date.parse(at('2026-11-25', '21:00')) - Date.parse(ports.now()))
    ports.jobs.length = 0
    await runDeadline(ports, first)
    assert.deepEqual(
      ports.jobs.map(one => [one.job, one.inMs]),
      [['validation.remind', 11 * 3_600_000]],
    )
    ports.pass(Date.parse(due) - Date.parse(ports.now()))
    ports.jobs.length = 0
    await runDeadline(ports, first)
    assert.deepEqual([ports.jobs, await remindersOf(ports)], [[], []])
  })

  it('are one for both when the first comes as late as the second, and run twice are one', async () => {
    await submitted(ports)
    const both = ports.jobs.filter(one => one.job === 'validation.remind')
    ports.pass(Date.parse(at('2026-11-26', '08:30')) - Date.parse(ports.now()))
    for (const row of [...both, ...both]) await runDeadline(ports, row)
    await runDue(ports)
    assert.equal((await remindersOf(ports)).length, 1)
    assert.equal(ports.journal.filter(({ verb }) => verb === 'validation.nudged').length, 1)
  })
})

describe('the card of all that waits', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  it('shows everything, the oldest deadline first; the one before and the cards of their own point to it', async () => {
    const first = await submitted(ports)
    const soon = await submitted(ports, { title: 'Avant', slotDate: '2026-11-26', slotTime: '12:00' })
    ports.pass(60_000)
    await nudge(ports, comms, first.post.id)
    await runDue(ports)
    const [card] = await remindersOf(ports)
    const key = waitingKey(karim.id, card!)
    const face = await waitingOf(ports, key)
    assert.deepEqual(
      face.waiting.lines.map(({ validation }) => validation.id),
      [soon.validation.id, first.validation.id],
    )
    assert.deepEqual([face.moved, isWaitedFor(face, ports.now())], [null, true])
    for (const { validation } of [first, soon]) {
      const own = await faceOf(ports, keyed(`validation:${validation.id}:${karim.id}`))
      assert.ok(own?.face.face === 'validation' && own.face.reminded === card)
      assert.ok(refreshed(ports).includes(`validation:${validation.id}:${karim.id}`))
    }
    ports.pass(nudgePauseMs)
    ports.jobs.length = 0
    await nudge(ports, comms, soon.post.id)
    await runDue(ports)
    const [, second] = await remindersOf(ports)
    assert.deepEqual(
      [
        (await waitingOf(ports, key)).moved,
        (await waitingOf(ports, key)).waiting.lines,
        isWaitedFor(await waitingOf(ports, key), ports.now()),
      ],
      [second, [], false],
    )
    assert.ok(refreshed(ports).includes(key), 'the older one gets its mark')
    assert.equal((await waitingOf(ports, waitingKey(karim.id, second!))).waiting.lines.length, 2)
  })

  it('is one for several posts that are recalled together, and for a job that runs again', async () => {
    const [first, second] = [await submitted(ports), await submitted(ports)]
    ports.pass(60_000)
    await nudge(ports, comms, first.post.id)
    ports.pass(1000)
    await nudge(ports, comms, second.post.id)
    const posts = ports.jobs.filter(one => one.job === 'reminders.post')
    assert.equal(posts.length, 2)
    for (const row of [...posts, ...posts]) await runDeadline(ports, row)
    assert.equal((await remindersOf(ports)).length, 1)
  })

  it('holds ten and says how many more there are', async () => {
    for (let count = 0; count < 13; count++) await submitted(ports)
    ports.pass(60_000)
    await postReminder(ports, { person: karim.id, at: ports.now() })
    const { waiting } = await waitingOf(ports, waitingKey(karim.id, ports.now()))
    assert.deepEqual([waiting.lines.length, waiting.others], [10, 3])
  })

  it('follows whatever becomes of a line, and is none when nothing waits', async () => {
    const { post, validation } = await submitted(ports)
    ports.pass(60_000)
    await nudge(ports, comms, post.id)
    await runDue(ports)
    const key = waitingKey(karim.id, (await remindersOf(ports))[0]!)
    ports.jobs.length = 0
    await refreshReminder(ports, { key: keyed(`validation:${validation.id}:${karim.id}`) })
    assert.deepEqual(refreshed(ports), [key])
    ports.jobs.length = 0
    await refreshReminder(ports, { key: keyed(`tracking:${validation.postId}:${karim.id}`) })
    await refreshReminder(ports, { key: keyed(`validation:${validation.id}:${claude.id}`) })
    assert.deepEqual(refreshed(ports), [])
    await press(ports, actor(karim), { id: post.id, seal: validation.seal }, 'approve', 0)
    assert.deepEqual((await waitingOf(ports, key)).waiting.lines, [])
    await postReminder(ports, { person: karim.id, at: later(ports.now(), nudgePauseMs * 2) })
    assert.equal((await remindersOf(ports)).length, 1)
  })

  it('counts when it is asked whom Mary reaches', async () => {
    const { post, validation } = await submitted(ports)
    const place = (key: PlacementKey, state: 'placed' | 'refused') =>
      ports.commit({
        save: 'placement',
        ifVersion: 0,
        row: {
          key,
          version: 1,
          state,
          to: { kind: 'person', id: karim.id },
          conversationId: null,
          activityId: null,
          reason: null,
          leaseUntil: null,
          updatedAt: ports.now(),
        },
      })
    await place(keyed(`validation:${validation.id}:${karim.id}`), 'refused')
    assert.deepEqual(
      (await approversUnreached(ports, validation)).map(({ id }) => id),
      [karim.id],
    )
    ports.pass(60_000)
    await nudge(ports, otherComms, post.id)
    await runDue(ports)
    await place(waitingKey(karim.id, (await remindersOf(ports))[0]!), 'placed')
    assert.deepEqual(await approversUnreached(ports, validation), [])
  })

  it('leaves the copies of what is urgent their part: one that arrived is the card', async () => {
    const { validation } = await submitted(ports)
    const rung = { ...validation, rings: [{ people: [karim.id], at: ports.now() }] }
    for (const [key, state] of [
      [keyed(`validation:${validation.id}:${karim.id}`), 'refused'],
      [keyed(`validation:${validation.id}:${karim.id}:ring1`), 'placed'],
    ] as const)
      await ports.commit({
        save: 'placement',
        ifVersion: 0,
        row: {
          key,
          version: 1,
          state,
          to: { kind: 'person', id: karim.id },
          conversationId: null,
          activityId: null,
          reason: null,
          leaseUntil: null,
          updatedAt: ports.now(),
        },
      })
    assert.deepEqual([await isPlaced(ports, rung, karim.id), await approversUnreached(ports, rung)], [true, []])
    assert.equal(await isPlaced(ports, validation, karim.id), false)
  })
})
