import assert from 'node:assert/strict'
import { isArchivist, type Role } from '../../../src/core/domain/actor.ts'
import { mayConfirm, mayPropose } from '../../../src/core/domain/two-people.ts'

const who = (id: string, ...roles: Role[]) => ({ id, roles: ['agent' as const, ...roles] })

describe('what takes two people', () => {
  it('is proposed by the communication team, an administrator or the DPO, and by nobody else', () => {
    for (const role of ['comms', 'admin', 'dpo'] as const) assert.ok(mayPropose(who('a', role)), role)
    assert.ok(!mayPropose(who('a')))
    assert.ok(!mayPropose(who('a', 'archivist')))
  })

  // First, second, whether the second may.
  const table: [Role, Role, boolean][] = [
    ['comms', 'comms', false],
    ['comms', 'admin', true],
    ['comms', 'dpo', true],
    ['admin', 'comms', true],
    ['admin', 'admin', true],
    ['admin', 'dpo', true],
    ['dpo', 'comms', true],
    ['dpo', 'admin', true],
    ['dpo', 'dpo', true],
    ['dpo', 'agent', false],
    ['agent', 'dpo', false],
    ['admin', 'archivist', false],
    ['archivist', 'admin', false],
  ]
  for (const [first, second, may] of table)
    it(`proposed as ${first}, ${may ? 'may' : 'may not'} be confirmed as ${second}`, () =>
      assert.equal(mayConfirm(who('a', first), who('b', second)), may))

  it('knows an archivist by that role alone', () => {
    assert.ok(isArchivist(who('a', 'archivist')))
    for (const role of ['comms', 'admin', 'dpo'] as const) assert.ok(!isArchivist(who('a', role)), role)
  })

  it('is never confirmed by whoever proposed it, whatever their roles', () => {
    assert.ok(!mayConfirm(who('a', 'admin', 'dpo', 'comms'), who('a', 'admin', 'dpo', 'comms')))
  })
})
