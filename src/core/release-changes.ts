import type { Release } from './domain/releases/release.ts'

/** What became of posts elsewhere, one row a channel. */
export type ReleaseDocuments = { release: Release }
