import type { Commit } from '../../src/core/change.ts'
import type { Broadcast } from '../../src/core/domain/broadcasts/broadcast.ts'
import type { Deliveries } from '../../src/core/ports/ledger.ts'
import type { Conversations } from '../../src/core/ports/people.ts'
import { openStores } from '../../src/app/open-stores.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { FakeLedger } from '../dispatch/fake-ledger.ts'
import { createFakePorts } from '../fakes/ports.ts'
import { now } from '../postgres/rows.ts'
import { eachDatabase } from '../support/database.ts'

/** A ledger as one process has it, and what it looks at. */
export type OpenLedger = {
  ledger: Deliveries
  commit: Commit
  conversations: Conversations
  /** As if the holders of all claims had died long ago. */
  expireLeases(broadcastId: string): Promise<unknown>
  /** Null: the fake. */
  database: Database | null
}

/**
 * The same tests on the fake that the engine is tested with, on PGlite and on PostgreSQL. Every call of `open` is another
 * process on the same rows, but on PGlite, which lets one in.
 */
export function eachLedger(tests: (name: 'fake' | Database['kind'], open: () => Promise<OpenLedger>) => void): void {
  describe('of the fake', () => tests('fake', fakeLedger()))
  eachDatabase((name, open) => tests(name, async () => inDatabase(await open())), { isAlways: true })
}

function inDatabase(database: Database): OpenLedger {
  const { deliveries: ledger, commit, conversations } = openStores(database, now)
  const expireLeases = (id: string): Promise<unknown> =>
    database.kysely
      .updateTable('delivery')
      .set({ lease_until: new Date(0) })
      .where('broadcast_id', '=', id)
      .where('lease_until', 'is not', null)
      .execute()
  return { ledger, commit, conversations, expireLeases, database }
}

function fakeLedger(): () => Promise<OpenLedger> {
  const ports = createFakePorts()
  const broadcasts = new Map<string, Broadcast>()
  const fake = new FakeLedger(id => broadcasts.get(id))
  const commit: Commit = async (...changes) => {
    const outcome = await ports.commit(...changes)
    for (const change of changes)
      if (outcome === 'done' && 'save' in change && change.save === 'broadcast')
        broadcasts.set(change.row.id, change.row)
    return outcome
  }
  const conversations: Conversations = {
    ...ports.conversations,
    remember: async at => {
      await ports.conversations.remember(at)
      for (const { teamsId: _teamsId, ...known } of ports.known) fake.conversations.set(known.person, known)
    },
  }
  let processes = 0
  return async () => ({
    ledger: fake.open(`process ${++processes}`),
    commit,
    conversations,
    expireLeases: async () => fake.expireLeases(),
    database: null,
  })
}
