import assert from 'node:assert/strict'
import { putOffSince } from '../../../../src/core/domain/events/moved.ts'

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
