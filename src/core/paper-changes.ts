import type { NewspaperDocuments, NewspaperJobs } from './newspaper-changes.ts'
import type { RelayDocuments, RelayJobs } from './relay-changes.ts'

/** What newspapers and posters are kept as. */
export type PaperDocuments = NewspaperDocuments & RelayDocuments

/** Work that follows from them. */
export type PaperJobs = NewspaperJobs & RelayJobs
