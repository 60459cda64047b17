import assert from 'node:assert/strict'
import type { Broadcast } from '../../src/core/domain/broadcasts/broadcast.ts'
import { sendingSeal } from '../../src/core/domain/seal.ts'
import { ProcessMemory } from '../../src/dispatch/run/process-memory.ts'

const broadcast = (id: string): Broadcast => ({ id }) as Broadcast

describe('ProcessMemory', () => {
  it('knows for whom Mary was installed, broadcast by broadcast', () => {
    const memory = new ProcessMemory()
    memory.installed(broadcast('a'), 'p')
    memory.mayNotInstall(broadcast('b'))
    assert.deepEqual(
      [
        ['a', 'p'],
        ['a', 'q'],
        ['b', 'q'],
        ['c', 'p'],
      ].map(([id, person]) => memory.mayInstall(broadcast(id!), person!)),
      [false, true, false, true],
    )
  })

  it('sends only to those whose freezing the journal bears witness to, asked once for the same words, and again after a failure', async () => {
    let asked = 0
    let away = true
    const frozen = { people: 3, digest: 'd' }
    const ports = (people = 3, seal: string | null = sendingSeal('seal', frozen)) =>
      ({
        deliveries: { frozen: async () => (away ? Promise.reject(new Error('away')) : { ...frozen, people }) },
        history: { lastSeal: async () => (asked++, seal) },
      }) as unknown as Parameters<ProcessMemory['isFrozen']>[0]
    const sent = { id: 'b', reference: 'DIF-2026-0001', seal: 'seal', planned: 3 } as Broadcast
    const memory = new ProcessMemory()
    await assert.rejects(memory.isFrozen(ports(), sent))
    away = false
    assert.deepEqual(
      [await memory.isFrozen(ports(), sent), await memory.isFrozen(ports(9), sent), asked],
      [true, true, 2],
    )
    const fresh = (row: Partial<Broadcast>, known = ports()) => new ProcessMemory().isFrozen(known, { ...sent, ...row })
    assert.deepEqual(
      await Promise.all([
        fresh({ planned: 2 }),
        fresh({}, ports(4)),
        fresh({}, ports(3, null)),
        fresh({ seal: 'other' }),
      ]),
      [false, false, false, false],
    )
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
