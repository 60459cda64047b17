import assert from 'node:assert/strict'
import { attendedFigures } from '../../../../src/core/domain/events/attendance.ts'

describe('attendedFigures', () => {
  it('counts besides whoever was there and did not say yes, whatever else they said', () => {
    const answers = [
      { person: 'a', answer: 'yes' as const },
      { person: 'b', answer: 'maybe' as const },
      { person: 'c', answer: 'yes' as const },
    ]
    assert.deepEqual(attendedFigures(answers, new Set(['a', 'b', 'd'])), { registered: 1, others: 2 })
  })
})
