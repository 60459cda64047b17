import type { Rows } from '../../src/core/change.ts'
import { rulesInForce } from '../../src/core/domain/retention/shipped-rules.ts'
import type { RetentionRules, Suspensions } from '../../src/core/ports/retention-stores.ts'

type Read = {
  all<K extends keyof Rows>(kind: K): Rows[K][]
  byId<K extends keyof Rows>(kind: K): (id: string) => Promise<Rows[K] | null>
}

/** What the stores of retention answer, out of those rows. */
export function fakeRetention({ all, byId }: Read): { retentionRules: RetentionRules; suspensions: Suspensions } {
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
  }
}
