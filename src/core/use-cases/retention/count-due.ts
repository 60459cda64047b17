import type { ArchiveItem } from '../../domain/retention/archive-list.ts'
import { keptSince } from '../../domain/retention/kept-until.ts'
import type { RetentionCategory, RetentionRule } from '../../domain/retention/retention-rule.ts'
import { daysOf } from '../../domain/retention/shipped-rules.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import type { Counted } from '../../ports/retention-stores.ts'
import { type HeldNeeds, readHeld } from '../read-held.ts'

/**
 * `due`: how many a purge would delete now; `held`: how many a suspension keeps. `visa`: the same for what may be a
 * public archive, which is deleted only once the archivist said so; null: no such rows in this category.
 */
export type DueCount = Counted & { rule: RetentionRule; visa: Counted | null }

export type CountNeeds = HeldNeeds & Pick<Ports, 'retentionRules' | 'purges' | 'archiveLists' | 'now'>

/** Categories about which the archivist is asked, by their rule. */
const archived: Partial<Record<RetentionCategory, ArchiveItem['kind']>> = {
  posts: 'post',
  editions: 'edition',
  campaigns: 'campaign',
  'journal-details': 'journal',
}

/** What a purge would delete now, rule by rule; for categories without days only settled rows. Changes nothing. */
export async function countDue(ports: CountNeeds, settings: Pick<Settings, 'timeZone'>): Promise<DueCount[]> {
  const held = await readHeld(ports)
  const counts: DueCount[] = []
  const rules = await ports.retentionRules.all()
  for (const rule of rules) {
    const { category } = rule
    const kind = archived[category]
    const days = category === 'settings' ? daysOf(rules, 'refused-attempts') : rule.days
    if (days === null) counts.push({ rule, due: 0, held: 0, visa: null })
    else {
      const before = keptSince(days, ports.now(), settings)
      const visa = kind ? await ports.archiveLists.count(kind, before, held) : null
      counts.push({ rule, ...(await ports.purges.count(category, before, held)), visa })
    }
  }
  return counts
}
