import assert from 'node:assert/strict'
import { isRemovalConfirmed, isTakenBack } from '../../../../src/core/use-cases/broadcasts/standing-broadcast.ts'
import { broadcast } from '../../../postgres/rows.ts'

const began = '2026-11-25T08:30:00.000Z'

describe('a removal', () => {
  const removal = (
    state: 'ready' | 'planning' | 'running' | 'stopped' | 'cancelled' | 'done',
    startedAt: string | null,
  ) => broadcast({ kind: 'take-back', targetId: 'sent', state, startedAt })
  const correction = (startedAt: string | null) =>
    broadcast({ kind: 'correct', targetId: 'sent', state: 'running', startedAt })

  it('ends what the cards show once it is confirmed, and what they offer from its first card on', () => {
    const cases = [
      [removal('ready', null), false, false],
      [removal('planning', null), true, false],
      [removal('running', began), true, true],
      [removal('done', began), true, true],
      [removal('stopped', null), false, false],
      [removal('cancelled', null), false, false],
    ] as const
    for (const [one, confirmed, taken] of cases)
      assert.deepEqual([isRemovalConfirmed([one]), isTakenBack([one])], [confirmed, taken], one.state)
    assert.deepEqual([isRemovalConfirmed([]), isTakenBack([])], [false, false])
  })

  it('stopped half-way holds in one way for all that it ended, until a correction reaches somebody', () => {
    const halfWay = removal('stopped', began)
    assert.deepEqual([isRemovalConfirmed([halfWay]), isTakenBack([halfWay])], [true, true])
    const planned = [correction(null), halfWay]
    assert.deepEqual([isRemovalConfirmed(planned), isTakenBack(planned)], [true, true])
    const reached = [correction(began), halfWay]
    assert.deepEqual([isRemovalConfirmed(reached), isTakenBack(reached)], [false, false])
  })
})
