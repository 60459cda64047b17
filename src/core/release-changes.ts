import type { Release } from './domain/releases/release.ts'

/** What became of posts elsewhere, one row a channel. */
export type ReleaseDocuments = { release: Release }

/** Work that follows from releases. */
export type ReleaseJobs = {
  /** Writes the pictures of what a person puts there by hand to the SharePoint library. */
  'release.copies': { id: string }
}
