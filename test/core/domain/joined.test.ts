import assert from 'node:assert/strict'
import { joined } from '../../../src/core/domain/joined.ts'

describe('tables', () => {
  it('are joined into one', () => {
    assert.deepEqual(joined([{ save: 1 }, { cancel: 2 }]), { save: 1, cancel: 2 })
  })

  it('that hold one key twice, where the compiler could not see it, stop the start', () => {
    const tables: Record<string, number>[] = [{ cancel: 1 }, { save: 2 }, { cancel: 3 }]
    assert.throws(() => joined(tables), /in two tables: cancel/)
  })
})
