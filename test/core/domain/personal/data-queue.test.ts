import assert from 'node:assert/strict'
import { peopleAtOnce, saidOf } from '../../../../src/core/domain/personal/data-queue.ts'

describe('what somebody who asks for their data is told', () => {
  const cases: [ahead: number, passMs: number | null, said: ReturnType<typeof saidOf>][] = [
    [0, null, 'minute'],
    [1, null, 'minute'],
    [19, null, 'minute'],
    [peopleAtOnce, null, 'minute'],
    [2 * peopleAtOnce + 1, null, 'minute'],
    [3 * peopleAtOnce + 1, null, 'others'],
    [0, 60_000, 'minute'],
    [0, 60_001, 'minutes'],
    [1, 30_000, 'minute'],
    [1, 30_001, 'others'],
    [peopleAtOnce, 30_000, 'minute'],
    [peopleAtOnce + 1, 30_000, 'others'],
    [peopleAtOnce + 1, 20_000, 'minute'],
  ]
  for (const [ahead, passMs, said] of cases)
    it(`with ${ahead} before, where a reading takes ${passMs ?? 'who knows how many'} ms: ${said}`, () =>
      assert.equal(saidOf({ ahead, passMs }), said))
})
