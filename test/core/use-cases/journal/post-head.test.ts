import assert from 'node:assert/strict'
import { headsKey } from '../../../../src/core/domain/placements/placement.ts'
import { postHead } from '../../../../src/core/use-cases/journal/post-head.ts'
import type { Settings } from '../../../../src/core/domain/settings.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { claude, karim } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'
import { placement } from '../../../postgres/rows.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'

const hour = 60 * 60_000
const day = 24 * hour

/** It is a Wednesday, 10:00 in Paris. */
describe('the head of the journal', () => {
  let ports: FakePorts
  beforeEach(async () => {
    ports = createFakePorts()
    await add()
  })

  const add = () =>
    ports.commit({ journal: { verb: 'post.created', actor: comms, subject: 'PUB-2026-0001', seal: null, details: {} } })
  /** What is asked for next: the cards, and when the job runs again. */
  const post = async (rules: Partial<Settings> = {}) => {
    ports.jobs.length = 0
    await postHead(ports, { ...settings, ...rules })
    const next = ports.jobs.findLast(({ job }) => job === 'journal.head')
    return { cards: ports.jobs.flatMap(one => (one.job === 'placement.refresh' ? [one.data.key] : [])), next: next?.at }
  }
  const withRoot = () =>
    ports.commit({
      save: 'placement',
      row: placement({ key: headsKey, state: 'placed', conversationId: 'thread' }),
      ifVersion: 0,
    })

  it('is posted once a day in one thread, which is opened first', async () => {
    assert.deepEqual(await post(), { cards: [headsKey], next: undefined }, 'the thread first, then again in a moment')
    await withRoot()
    assert.deepEqual(await post(), { cards: ['head:2026-11-25'], next: '2026-11-26T08:00:00.000Z' })
    const shown = await faceOf(ports, keyed('head:2026-11-25'))
    assert.deepEqual(shown?.to, { kind: 'channel', thread: 'thread' })
    assert.deepEqual(shown.face, {
      face: 'head',
      head: { id: '2026-11-25', version: 1, seq: 1, hash: '1'.padStart(64, '0'), at: ports.now() },
    })
    await add()
    assert.deepEqual(
      await post(),
      { cards: [], next: '2026-11-26T08:00:00.000Z' },
      'also run again, by another process, after more was added',
    )
    assert.deepEqual((await faceOf(ports, keyed('head:2026-11-25')))?.face, shown.face, 'what was posted stays')
  })

  it('is posted by one of two processes', async () => {
    await withRoot()
    ports.beforeCommit(() => postHead(ports, settings))
    const { cards } = await post()
    assert.deepEqual([cards, (await ports.heads.last())?.seq], [['head:2026-11-25'], 1])
  })

  it('waits for its hour, for the end of quiet hours, for something new', async () => {
    await withRoot()
    await post()
    ports.pass(day - 2 * hour)
    await add()
    assert.deepEqual(await post(), { cards: [], next: '2026-11-26T08:00:00.000Z' }, 'at eight in the morning')
    ports.pass(hour)
    assert.deepEqual(await post(), { cards: ['head:2026-11-26'], next: '2026-11-27T08:00:00.000Z' })
    ports.pass(day)
    assert.deepEqual(
      await post(),
      { cards: [], next: '2026-11-30T07:00:00.000Z' },
      'nothing was added; then comes the week-end',
    )
    await add()
    ports.pass(day)
    assert.deepEqual(await post(), { cards: [], next: '2026-11-30T07:00:00.000Z' }, 'on Saturday nobody is at work')
    assert.deepEqual(await post({ quietHours: 'off' }), {
      cards: ['head:2026-11-28'],
      next: '2026-11-29T08:00:00.000Z',
    })
  })

  it('is made up for after a pause, once, and not in the evening', async () => {
    await withRoot()
    ports.pass(5 * day + 6 * hour)
    assert.deepEqual(await post(), { cards: ['head:2026-11-30'], next: '2026-12-01T08:00:00.000Z' })
    ports.pass(day + 5 * hour)
    await add()
    assert.deepEqual(
      await post(),
      { cards: [], next: '2026-12-02T08:00:00.000Z' },
      'at nine in the evening it waits for the morning',
    )
  })

  it('goes to each administrator where that is configured', async () => {
    ports.town.admins = [karim.id, claude.id]
    assert.deepEqual((await post({ journalHeadTo: 'admins' })).cards, [
      `head:2026-11-25:${karim.id}`,
      `head:2026-11-25:${claude.id}`,
    ])
    assert.deepEqual((await faceOf(ports, keyed(`head:2026-11-25:${karim.id}`)))?.to, { kind: 'person', id: karim.id })
  })

  it('is none while the journal is empty', async () => {
    ports.journal.length = 0
    assert.deepEqual(await post(), { cards: [], next: '2026-11-26T08:00:00.000Z' })
  })
})
