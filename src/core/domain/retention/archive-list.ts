import type { Named } from '../actor.ts'
import type { LyingFiles } from './lying-files.ts'
import type { Reference } from '../reference.ts'
import type { Day, Instant } from '../time.ts'

/** What may be a public archive (Code du patrimoine, L. 212-3), and is due. `id`: of its row. */
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
 * Files of a proposal that was transferred: they lie on in the library, for whoever takes them over, as long after `at`
 * as the rule of proposals says. `post`: what was made of it.
 */
export type TransferredFiles = LyingFiles & { reference: Reference; post: Reference; at: Instant }

/**
 * What the archivist is asked about at once. waiting → eliminate | transfer, by their visa; only then is it purged, and
 * `purgedAt` says when all of it was. `held`: of how many items a suspension keeps something, which goes once it is
 * lifted; absent: of none. `file`, `parcel`: where the table and the export lie in the library; null: not yet.
 * `files`: of what was transferred, those that did not end yet; absent: none.
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
