import assert from 'node:assert/strict'
import type { KeptPerson } from '../../src/core/domain/people/kept-person.ts'
import type { FakePorts } from './ports.ts'

/** The kept directory as it was read last: these accounts and no other. */
export async function keptAccounts(ports: FakePorts, ...people: KeptPerson[]): Promise<void> {
  const reading = await ports.directoryTable.begin()
  await ports.directoryTable.add(reading, people, [])
  const done = {
    version: (await ports.directoryTable.state())?.version ?? 0,
    roots: { agents: null, others: [] },
    tokens: { users: '', groups: [] },
    within: {},
    filledAt: ports.now(),
    readAt: ports.now(),
  }
  assert.equal(await ports.directoryTable.finish(reading, done), 'done')
}
