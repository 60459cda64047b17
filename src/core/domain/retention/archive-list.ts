import type { Named } from '../actor.ts'
import type { LyingFiles } from './lying-files.ts'
import type { Reference } from '../reference.ts'
import type { Day, Instant } from '../time.ts'

/** A thing that may be a public archive (Code du patrimoine, L. 212-3) and whose time is over. `id`: of its row. */
export type ArchiveItem = {
  kind: 'post' | 'edition' | 'campaign' | 'journal'
  id: string
  reference: Reference
  title: string
  from: Day
  to: Day
  seal: string | null
}

/**
 * Files of a proposal that was transferred: they stay in the library, for the archives, as long after `at` as the rule
 * of proposals says. `post`: what was made of it.
 */
export type TransferredFiles = LyingFiles & { reference: Reference; post: Reference; at: Instant }

/**
 * What the archivist is asked about at once. waiting → eliminate | transfer, by their visa; only then is it purged, and
 * `purgedAt` says when all of it was. `held`: of how many items a suspension keeps parts, which are deleted once it is
 * lifted; absent: none. `file`, `parcel`: where the table and the export are in the library; null: not yet. `files`:
 * files of transferred items that are not yet deleted; absent: none.
 */
export type ArchiveList = {
  id: string
  version: number
  at: Instant
  items: ArchiveItem[]
  file: string | null
  parcel: string | null
  state: 'waiting' | 'eliminate' | 'transfer'
  visa: { by: Named; at: Instant } | null
  purgedAt: Instant | null
  held?: number
  files?: TransferredFiles[]
}
