import type { RetentionCategory } from './retention-rule.ts'

/** Whose documents go by their rule alone, each with what stands and falls with it; in the order in which they go. */
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

/** What of the journal lies apart from its chain. */
export type DetailCategory = Extract<RetentionCategory, 'journal-details' | 'refused-attempts'>

/** What is neither a document nor of the journal. */
export type RowCategory = Extract<RetentionCategory, 'conversations' | 'kept-files'>
