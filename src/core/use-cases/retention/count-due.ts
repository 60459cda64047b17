import { keptSince } from '../../domain/retention/kept-until.ts'
import type { RetentionRule } from '../../domain/retention/retention-rule.ts'
import { shippedRules } from '../../domain/retention/shipped-rules.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import type { Counted } from '../../ports/retention-stores.ts'
import { type HeldNeeds, readHeld } from '../read-held.ts'

/**
 * `due`: how many a purge would take now; `held`: how many a suspension keeps. `waits`: until the archivist said so.
 */
export type DueCount = Counted & { rule: RetentionRule; waits: boolean }

export type CountNeeds = HeldNeeds & Pick<Ports, 'retentionRules' | 'purges' | 'now'>

/** What a purge would take now, rule by rule; of what has no days nothing. Changes nothing. */
export async function countDue(ports: CountNeeds, settings: Pick<Settings, 'timeZone'>): Promise<DueCount[]> {
  const held = await readHeld(ports)
  const counts: DueCount[] = []
  for (const rule of await ports.retentionRules.all()) {
    const { category, days } = rule
    const none = { due: 0, held: 0 }
    const count =
      days === null ? none : await ports.purges.count(category, keptSince(days, ports.now(), settings), held)
    counts.push({ rule, ...count, waits: shippedRules[category].archive === true })
  }
  return counts
}
