import assert from 'node:assert/strict'
import { mayStart } from '../../../../src/core/domain/broadcasts/start-time.ts'
import { adoptHeld } from '../../../../src/core/use-cases/database/adopt-database.ts'
import { createFakePorts } from '../../../fakes/ports.ts'
import { approved, refreshed } from '../../../fakes/walk.ts'

describe('a broadcast that was ready when its database was restored', () => {
  it('says that it may have left already, and leaves only by another decision', async () => {
    const ports = createFakePorts()
    const { broadcast } = await approved(ports)
    assert.equal(broadcast.state, 'ready')
    ports.jobs.length = 0
    ports.holdBack({ because: 'files', before: 'a', now: 'b', since: ports.now() })
    assert.equal((await adoptHeld(ports, null)).kind, 'adopted')
    const held = (await ports.broadcasts.byId(broadcast.id))!
    assert.deepEqual([held.state, held.heldBecause, mayStart(held)], ['held', 'restored', true])
    assert.ok(refreshed(ports).includes(`broadcast:${broadcast.id}`))
  })
})
