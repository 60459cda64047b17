import assert from 'node:assert/strict'
import { isUndecided, type Initiative } from '../../../../src/core/domain/initiatives/initiative.ts'
import { morningOf, quickDays, readLaterOn } from '../../../../src/core/domain/initiatives/put-off.ts'
import { instantOf } from '../../../../src/core/domain/working-time/local-time.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import { answerQuestion, askAuthor } from '../../../../src/core/use-cases/initiatives/ask-author.ts'
import { withdrawInitiative } from '../../../../src/core/use-cases/initiatives/own-initiative.ts'
import { putOffInitiative } from '../../../../src/core/use-cases/initiatives/put-off-initiative.ts'
import { returnInitiative } from '../../../../src/core/use-cases/initiatives/return-initiative.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import {
  declineInitiative,
  retainInitiative,
  takeInitiative,
} from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { comms, otherComms, refreshed } from '../../../fakes/walk.ts'

const id = 'i1'
const author = actor(alice)
const day = '2026-12-03'

describe('an idea that comes too early', () => {
  let ports: FakePorts
  const read = async (): Promise<Initiative> => (await ports.initiatives.byId(id))!
  const later = (on: unknown = day, reason: unknown = 'Après les vœux', who = comms) =>
    putOffInitiative(ports, who, { id, on, reason }, settings)
  const passTo = (on: string, time: string) =>
    ports.pass(msBetween(ports.now(), instantOf(on, time, settings.timeZone)!))
  const comesBack = async (on = day) => {
    passTo(on, '08:00')
    await returnInitiative(ports, { id, on }, settings)
  }
  beforeEach(async () => {
    ports = createFakePorts()
    await submitInitiative(ports, author, { id, fields: { title: 'Une ruche', text: 'Du miel' }, form: null })
    ports.jobs.length = 0
  })

  it('is put off until a working day: the author is told, and a job waits for its morning', async () => {
    assert.equal((await later()).kind, 'changed')
    const { state, laterOn, delays } = await read()
    assert.deepEqual(
      [state, laterOn, delays?.map(({ by, on, reason, back }) => [by.id, on, reason, back])],
      ['later', day, [[comms.id, day, 'Après les vœux', null]]],
    )
    assert.ok(isUndecided(await read()))
    assert.deepEqual(refreshed(ports).toSorted(), [`delay:${id}:0`, `inbox:${id}`, `receipt:${id}`])
    assert.deepEqual(
      ports.jobs.flatMap(row => (row.job === 'initiative.return' ? [[row.data, row.at]] : [])),
      [[{ id, on: day }, morningOf(day, settings)]],
    )
    assert.deepEqual(
      (await ports.initiatives.putOff(9)).map(one => one.id),
      [id],
    )
    assert.deepEqual(await ports.initiatives.waiting(9), [])
    assert.equal(ports.journal.at(-1)?.verb, 'initiative.put-off')
  })

  it('is put off by comms alone, until a day that is to come, within a year', async () => {
    const wrong: [unknown, string][] = [
      ['', 'required'],
      ['demain', 'not-a-day'],
      ['2026-11-25', 'day-past'],
      ['2026-11-24', 'day-past'],
      ['2028-01-03', 'too-far'],
    ]
    for (const [on, error] of wrong) assert.deepEqual(await later(on), { kind: 'invalid', errors: { on: error } })
    assert.deepEqual(await later(day, 'x'.repeat(501)), { kind: 'invalid', errors: { reason: 'too-long' } })
    assert.deepEqual([(await read()).state, (await read()).version], ['received', 1])
    assert.equal((await later()).kind, 'changed')
    assert.equal((await later()).kind, 'already-put-off')
    assert.equal((await read()).delays?.length, 1)
  })

  it('comes back on the next working day where nobody works on that one', () => {
    const now = '2026-11-25T09:00:00.000Z'
    assert.deepEqual(readLaterOn('2026-12-25', now, settings), { on: '2026-12-28' })
    assert.deepEqual(readLaterOn('2026-12-05', now, settings), { on: '2026-12-07' })
    assert.deepEqual(readLaterOn('2026-12-04', now, settings), { on: '2026-12-04' })
    assert.deepEqual(quickDays(now, settings), { week: '2026-12-02', month: '2026-12-28', quarter: '2027-02-25' })
    assert.equal(morningOf('2026-12-04', { ...settings, quietHours: 'off' }), '2026-12-04T07:00:00.000Z')
    assert.equal(
      morningOf('2026-12-04', { ...settings, quietHours: { from: '19:00', to: '09:00' } }),
      '2026-12-04T08:00:00.000Z',
    )
  })

  it('comes back on its day: its card is placed anew, the older copy retired, the author told', async () => {
    ports.tamper('placement', {
      key: keyed(`inbox:${id}`),
      version: 1,
      state: 'placed',
      to: { kind: 'channel' },
      conversationId: 'c',
      activityId: 'a',
      reason: null,
      leaseUntil: null,
      updatedAt: ports.now(),
    })
    await later()
    ports.jobs.length = 0
    await comesBack()
    const { state, laterOn, delays } = await read()
    assert.deepEqual([state, laterOn, delays?.[0]?.back], ['received', undefined, ports.now()])
    assert.equal(await ports.placements.byKey(keyed(`inbox:${id}`)), null)
    assert.ok(ports.jobs.some(row => row.job === 'placement.retire' && row.data.activityId === 'a'))
    assert.ok(refreshed(ports).includes(`return:${id}:0`))
    assert.equal(ports.journal.at(-1)?.verb, 'initiative.returned')
    const commits = ports.commits()
    await returnInitiative(ports, { id, on: day }, settings)
    assert.equal(ports.commits(), commits, 'once')
  })

  it('comes back as it was: with who had it, and with the question that waits', async () => {
    await takeInitiative(ports, comms, id)
    await askAuthor(ports, comms, id, 'Où ?')
    await later()
    assert.equal((await askAuthor(ports, comms, id, 'Quand ?')).kind, 'already-asked')
    await comesBack()
    assert.deepEqual([(await read()).state, (await read()).takenBy?.id], ['asked', comms.id])
    await later('2026-12-10')
    assert.equal((await answerQuestion(ports, author, id, 0, 'Ici')).kind, 'changed')
    assert.equal((await read()).state, 'later', 'an answer ends no delay')
    await comesBack('2026-12-10')
    assert.deepEqual([(await read()).state, (await read()).delays?.length], ['taken', 2])
  })

  it('is let be by the job of a day that was changed, or of a delay that ended', async () => {
    await later()
    await later('2026-12-10')
    await comesBack()
    assert.equal((await read()).laterOn, '2026-12-10')
    assert.equal((await takeInitiative(ports, otherComms, id)).kind, 'changed')
    assert.ok(refreshed(ports).includes(`return:${id}:1`), 'the author learns that somebody took it up before')
    const { state, laterOn, delays, takenAt } = await read()
    assert.deepEqual([state, laterOn, delays?.at(-1)?.back, takenAt], ['taken', undefined, ports.now(), ports.now()])
    const { version } = await read()
    await comesBack('2026-12-10')
    assert.equal((await read()).version, version)
  })

  for (const [how, decide, state] of [
    ['retained', () => retainInitiative(ports, comms, id), 'retained'],
    ['declined', () => declineInitiative(ports, comms, id, 'Non'), 'declined'],
    ['withdrawn by its author', () => withdrawInitiative(ports, author, id), 'withdrawn'],
    ['asked about', () => askAuthor(ports, comms, id, 'Où ?'), 'asked'],
  ] as const)
    it(`may be ${how} meanwhile, and never comes back then`, async () => {
      await later()
      assert.equal((await decide()).kind, 'changed')
      await comesBack()
      assert.deepEqual([(await read()).state, (await read()).laterOn], [state, undefined])
    })

  it('that was decided is not put off', async () => {
    await declineInitiative(ports, comms, id, 'Non')
    assert.equal((await later()).kind, 'already-decided')
  })
})
