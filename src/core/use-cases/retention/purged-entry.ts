import type { Change } from '../../change.ts'
import type { RetentionCategory } from '../../domain/retention/retention-rule.ts'

/** The journal entry of a purge: which category, and how many rows. Nobody is named. */
export function purgedEntry(category: RetentionCategory, rows: number, subject = 'retention'): Change {
  const details = { category, rows, lines: 0, actors: 0 }
  return { journal: { verb: 'retention.purged', actor: null, subject, seal: null, details } }
}
