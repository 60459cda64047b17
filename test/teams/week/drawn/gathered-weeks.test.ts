import assert from 'node:assert/strict'
import { createReadWritten } from '../../../../src/teams/week/drawn/gathered-weeks.ts'
import type { WrittenWeek } from '../../../../src/teams/week/drawn/written-week.ts'

const span = (from: string) => ({ locale: 'fr', from, to: from }) as const
const written = (from: string) => ({ from }) as WrittenWeek

describe('weeks that are read together', () => {
  it('are read once for all who ask for the same days', async () => {
    const read = createReadWritten()
    let readings = 0
    const reading = async () => {
      readings++
      return written('2026-11-30')
    }
    const weeks = await Promise.all([1, 2, 3].map(() => read(span('2026-11-30'), reading)))
    assert.deepEqual([weeks, readings], [[1, 2, 3].map(() => written('2026-11-30')), 1])
  })

  it('are refused to those alone who ask for days that cannot be read', async () => {
    const read = createReadWritten()
    const away = new Error('away')
    const outcomes = await Promise.allSettled([
      read(span('2026-11-30'), async () => written('2026-11-30')),
      read(span('2026-12-07'), () => Promise.reject(away)),
    ])
    assert.deepEqual(outcomes, [
      { status: 'fulfilled', value: written('2026-11-30') },
      { status: 'rejected', reason: away },
    ])
  })
})
