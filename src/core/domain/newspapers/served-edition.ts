import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'

/** What the addresses of an edition may show now. `draft`, `published`: numbers of printings. */
export type ServedEdition = {
  reference: Reference
  /** What whoever composes and approves may look at; null: nothing, it changed since or was given up. */
  draft: number | null
  /** `gone`: it was published, and taken back; null: not yet. */
  published: number | 'gone' | null
  /** Confirmed corrections of what was published, the earliest first. */
  errata: { text: string; at: Instant }[]
}
