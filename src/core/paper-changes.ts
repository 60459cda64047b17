import type { NewspaperDocuments } from './newspaper-changes.ts'
import type { RelayDocuments } from './relay-changes.ts'

/** What newspapers and posters are kept as. */
export type PaperDocuments = NewspaperDocuments & RelayDocuments
