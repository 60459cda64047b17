/** What Mary keeps, by what it is kept for. Each table of the database belongs to one of them, or holds nobody. */
export const retentionCategories = [
  'notes',
  'forwarded-questions',
  'proposals',
  'posts',
  'ledger-names',
  'event-answers',
  'absences',
  'delegations',
  'opt-outs',
  'conversations',
  'cards',
  'read-files',
  'kept-files',
  'pictures',
  'consents',
  'calls',
  'campaigns',
  'releases',
  'public-replies',
  'editions',
  'editions-given-up',
  'relay-rounds',
  'workbooks',
  'settings',
  'directory',
  'short-lived',
  'journal-details',
  'refused-attempts',
] as const

export type RetentionCategory = (typeof retentionCategories)[number]

/** Article 6(1) GDPR: (e) a public task, (c) a legal obligation, (a) consent, (f) legitimate interests. */
export const legalBases = ['public-task', 'legal-obligation', 'consent', 'legitimate-interest'] as const

export type LegalBasis = (typeof legalBases)[number]

/**
 * How long a category is kept, and why. `days`: counted from the event that the locales name; null: as long as it
 * serves, and ends with what it belongs to. `purpose`, `recipients`: as two people changed them; null: the words
 * shipped with Mary. `version`: 0 as shipped, one more with each change.
 */
export type RetentionRule = {
  category: RetentionCategory
  basis: LegalBasis
  purpose: string | null
  recipients: string | null
  days: number | null
  version: number
}
