import assert from 'node:assert/strict'
import { readWarning, warningMax } from '../../../../src/core/domain/events/warning.ts'

describe('readWarning', () => {
  it('takes as many signs as a warning may have, and not one more', () => {
    const read = (length: number) =>
      readWarning({ text: 'x'.repeat(length) }, { id: 'e', reference: 'PUB-2026-0042' }, {}).errors
    assert.deepEqual(read(warningMax), {})
    assert.deepEqual(read(warningMax + 1), { text: 'warning-too-long' })
    assert.deepEqual(read(0), { text: 'required' })
  })
})
