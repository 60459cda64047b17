import type { RetentionCategory } from './retention-rule.ts'

/**
 * Categories whose documents are purged by their rule alone, each with what belongs to them; in the order of purging.
 */
export const documentCategories = [
  'notes',
  'forwarded-questions',
  'proposals',
  'posts',
  'absences',
  'delegations',
  'read-files',
  'calls',
  'workbooks',
  'cards',
] as const satisfies RetentionCategory[]

export type DocumentCategory = (typeof documentCategories)[number]

/** Categories of journal details, which lie apart from the chain. */
export type DetailCategory = Extract<RetentionCategory, 'journal-details' | 'refused-attempts'>

/** Categories of rows that are neither documents nor of the journal. */
export type RowCategory = Extract<RetentionCategory, 'conversations' | 'kept-files'>
