import assert from 'node:assert/strict'
import { movedFor, putOffSince, takenOut } from '../../../../src/core/domain/events/moved.ts'
import type { EventSession } from '../../../../src/core/domain/posts/post.ts'

describe('since when an event is put off', () => {
  type Change = Parameters<typeof putOffSince>[0][number]
  const off = (change: Partial<Change>): Change => ({
    kind: 'correct',
    state: 'running',
    moved: ['postponed'],
    startedAt: '2026-12-01T09:00:00.000Z',
    heldBecause: null,
    ...change,
  })
  const since = (...changing: Change[]) => putOffSince(changing).putOffAt ?? null

  it('is the first card of the last correction that says so', () => {
    const earlier = off({ startedAt: '2026-11-20T09:00:00.000Z' })
    assert.equal(since(off({}), earlier), '2026-12-01T09:00:00.000Z')
    assert.equal(since(), null)
    for (const change of [
      { startedAt: null },
      { state: 'cancelled' },
      { heldBecause: 'seal-mismatch' },
      { moved: ['place'] },
      { kind: 'send' },
    ] satisfies Partial<Change>[])
      assert.equal(since(off(change), earlier), '2026-11-20T09:00:00.000Z', JSON.stringify(change))
  })
})

describe('what a correction moves for one person', () => {
  const sessions = [
    { id: 's1', time: '10:00', label: 'Balade', capacity: null },
    { id: 's2', time: '16:00', label: 'Atelier', capacity: null },
    { id: 's3', time: null, label: 'Exposition', capacity: null },
  ]
  const moved = ['date', 'time', 'ends', 'place', 'session'] as const
  const told = (session?: string, offered = sessions) =>
    movedFor({ moved: [...moved], movedSessions: ['s1', 's9'] }, session === undefined ? {} : { session }, {
      sessions: offered,
    })

  it('is another hour only where it is theirs: a session that has its own stays', () => {
    assert.deepEqual(told('s2'), ['date', 'place'])
    assert.deepEqual(told('s1'), ['date', 'place', 'session'])
    assert.deepEqual(told('s3'), ['date', 'time', 'ends', 'place'], 'of no hour of its own')
    assert.deepEqual(told(), ['date', 'time', 'ends', 'place'], 'who took none')
  })

  it('is no hour of the event for whoever lost their session, as long as others are offered', () => {
    assert.deepEqual(told('s9'), ['date', 'place', 'session'])
    assert.deepEqual(told('s9', []), [...moved])
  })
})

describe('the sessions that corrections took out', () => {
  type Change = Parameters<typeof takenOut>[0][number]
  const walk: EventSession = { id: 's1', time: '10:00', label: 'Balade', capacity: null }
  const trial: EventSession = { id: 's2', time: '14:00', label: 'Essai libre', capacity: 3 }
  const out = (removedSessions: Change['removedSessions'], change: Partial<Change> = {}): Change => ({
    state: 'running',
    startedAt: '2026-12-01T09:00:00.000Z',
    heldBecause: null,
    ...(removedSessions && { removedSessions }),
    ...change,
  })
  const ids = (changing: Change[], sessions = [walk]) =>
    takenOut(changing, { sessions }).oldSessions?.map(({ id, label }) => `${id} ${label}`)

  it('are known by their last name, from the first card on that says so', () => {
    assert.deepEqual(ids([out([trial]), out(undefined)]), ['s2 Essai libre'])
    assert.deepEqual(ids([out([trial]), out([{ ...trial, label: 'Essai' }])]), ['s2 Essai libre'])
    assert.equal(ids([out([trial])], [walk, trial]), undefined, 'it is offered again')
    for (const change of [
      { startedAt: null },
      { state: 'cancelled' },
      { heldBecause: 'seal-mismatch' },
    ] satisfies Partial<Change>[])
      assert.equal(ids([out([trial], change)]), undefined, JSON.stringify(change))
  })
})
