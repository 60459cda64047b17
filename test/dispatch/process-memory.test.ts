import assert from 'node:assert/strict'
import type { Broadcast } from '../../src/core/broadcasts/broadcast.ts'
import { ProcessMemory } from '../../src/dispatch/run/process-memory.ts'

const broadcast = (id: string): Broadcast => ({ id }) as Broadcast

describe('ProcessMemory', () => {
  it('knows for whom Mary was installed, broadcast by broadcast', () => {
    const memory = new ProcessMemory()
    memory.installed(broadcast('a'), 'p')
    memory.mayNotInstall(broadcast('b'))
    assert.deepEqual([['a', 'p'], ['a', 'q'], ['b', 'q'], ['c', 'p']].map(([id, person]) => memory.mayInstall(broadcast(id!), person!)), [false, true, false, true])
  })

  it('forgets the broadcast that was touched longest ago, never the one at work', () => {
    const memory = new ProcessMemory()
    memory.installed(broadcast('old'), 'p')
    memory.installed(broadcast('working'), 'p')
    for (let count = 0; count < 100; count++) {
      memory.installed(broadcast(`other ${count}`), 'p')
      assert.equal(memory.mayInstall(broadcast('working'), 'p'), false)
    }
    assert.equal(memory.mayInstall(broadcast('old'), 'p'), true)
  })
})
