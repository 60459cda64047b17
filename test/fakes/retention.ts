import type { Rows } from '../../src/core/change.ts'
import { rulesInForce } from '../../src/core/domain/retention/shipped-rules.ts'
import type { ArchiveLists, Purges, RetentionRules, Suspensions } from '../../src/core/ports/retention-stores.ts'

type Read = {
  all<K extends keyof Rows>(kind: K): Rows[K][]
  byId<K extends keyof Rows>(kind: K): (id: string) => Promise<Rows[K] | null>
}

/** What the stores of retention answer, out of those rows. What is due is a matter of the database alone. */
export type FakeRetention = {
  retentionRules: RetentionRules
  suspensions: Suspensions
  archiveLists: ArchiveLists
  purges: Purges
}

export function fakeRetention({ all, byId }: Read): FakeRetention {
  return {
    retentionRules: {
      all: async () => rulesInForce(all('retention_rule')),
      changed: byId('retention_rule'),
      proposal: byId('rule_proposal'),
      proposals: async () => all('rule_proposal').toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    },
    suspensions: {
      byId: byId('suspension'),
      standing: async () => all('suspension').filter(({ lifted }) => lifted === null),
    },
    archiveLists: {
      byId: byId('archive_list'),
      waiting: async () => all('archive_list').find(({ state }) => state === 'waiting') ?? null,
      undone: async () => all('archive_list').filter(one => one.state !== 'waiting' && one.purgedAt === null),
      withFiles: async () => all('archive_list').filter(({ files }) => files !== undefined),
      due: async () => [],
      count: async () => ({ due: 0, held: 0 }),
      rows: async () => [],
      extract: async () => [],
    },
    purges: {
      count: async () => ({ due: 0, held: 0 }),
      due: async () => [],
      ledgersDue: async () => [],
      wordsDue: async () => [],
      mediaDue: async () => [],
      namesOf: async () => ({ planned: 0, left: 0 }),
      takeNames: async () => 0,
      takeDetails: async () => ({ taken: 0, after: 0 }),
      takeActors: async () => 0,
      ofPost: async () => [],
      endCounts: async () => undefined,
      takeRows: async () => 0,
      takeSettled: async () => 0,
    },
  }
}
