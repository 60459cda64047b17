import type { Lost as Told, WrittenPost } from '../../../../teams/posts/drawn/written-post.ts'

/**
 * A part that another person saved, and that the text typed here would overwrite. `seen`: the revision shown to the
 * writer; `by`: whose it is, and since when.
 */
export type Lost = Told & { seen?: number; by?: string }
export type Refused = { kind: 'refused'; text: string }
export type Opened = { kind: 'opened'; post: WrittenPost } | Refused
export type Looked = { kind: 'same'; others: string } | Opened
export type Saved =
  | { kind: 'saved'; post: WrittenPost; said?: string }
  | { kind: 'conflict'; post: WrittenPost; lost: Lost[] }
  | { kind: 'under-way'; text: string }
  | Refused
export type Submitted = { kind: 'submitted'; text: string } | { kind: 'faults'; post: WrittenPost } | Refused
export type Counted = { kind: 'counted'; lines: string[] } | Refused
