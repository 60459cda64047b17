import { type LegalBasis, retentionCategories, type RetentionCategory, type RetentionRule } from './retention-rule.ts'

/**
 * A rule as shipped with Mary, in days. `least` and `most`: the range that two people may choose from; null: it has no
 * days, and gets none. `archive`: Code du patrimoine, L. 212-2 and 212-3: what may be a public archive is deleted only
 * with the archivist's visa.
 */
export type Shipped = {
  basis: LegalBasis
  days: number | null
  bounds: { least: number; most: number } | null
  archive?: true
}

const days = (days: number, least: number, most: number, basis: LegalBasis = 'public-task'): Shipped => ({
  basis,
  days,
  bounds: { least, most },
})
const whileItServes = (basis: LegalBasis = 'public-task'): Shipped => ({ basis, days: null, bounds: null })

/**
 * None rests on legitimate interest: an authority may not rest its tasks on it (art. 6(1), last sentence, GDPR). Least:
 * what the product needs for its work. Most: what its purpose still justifies (art. 5(1)(e)).
 */
export const shippedRules: Readonly<Record<RetentionCategory, Shipped>> = {
  notes: days(30, 7, 90),
  'forwarded-questions': days(365, 30, 730),
  proposals: days(730, 90, 1_826),
  posts: { ...days(1_826, 365, 3_653), archive: true },
  'ledger-names': days(180, 30, 730),
  'event-answers': days(90, 1, 365),
  absences: days(7, 1, 30),
  delegations: days(730, 365, 1_826),
  // Art. 21 GDPR: an objection counts for good.
  'opt-outs': whileItServes('legal-obligation'),
  conversations: days(365, 30, 730),
  cards: days(365, 90, 1_826),
  'read-files': days(365, 30, 730),
  'kept-files': days(7, 1, 30),
  pictures: whileItServes(),
  // Art. 7(1) GDPR: to be able to demonstrate it; five years: art. 2224 C. civ.
  consents: days(365, 365, 1_826, 'consent'),
  calls: days(1_826, 365, 3_653),
  campaigns: { ...days(1_826, 365, 3_653), archive: true },
  releases: whileItServes(),
  'public-replies': days(30, 7, 90),
  editions: { ...days(1_826, 365, 3_653), archive: true },
  'editions-given-up': days(400, 366, 1_826),
  'relay-rounds': days(730, 365, 1_826),
  workbooks: days(400, 30, 730),
  settings: whileItServes(),
  directory: whileItServes(),
  'short-lived': whileItServes(),
  'journal-details': { ...days(1_826, 365, 3_653, 'legal-obligation'), archive: true },
  // Art. 32 GDPR. CNIL, délibération n° 2021-122 on journals of access: six months to one year, three with a reason.
  'refused-attempts': days(365, 180, 1_096, 'legal-obligation'),
}

export function shippedRule(category: RetentionCategory): RetentionRule {
  const { basis, days } = shippedRules[category]
  return { category, basis, purpose: null, recipients: null, days, version: 0 }
}

/** Changed rules replace the shipped ones, in the order of the categories. */
export function rulesInForce(changed: readonly RetentionRule[]): RetentionRule[] {
  const byCategory = new Map(changed.map(rule => [rule.category, rule]))
  return retentionCategories.map(category => byCategory.get(category) ?? shippedRule(category))
}

/** For categories that have days, which no change removes. */
export function daysOf(rules: readonly RetentionRule[], category: RetentionCategory): number {
  const days = rules.find(rule => rule.category === category)?.days ?? shippedRules[category].days
  if (days === null) throw new TypeError(`${category} is kept as long as it serves`)
  return days
}
