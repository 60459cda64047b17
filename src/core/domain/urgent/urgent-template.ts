import type { Locale, Named } from '../actor.ts'
import type { Audience } from '../audiences/audience.ts'
import type { Instant } from '../time.ts'

/** Words prepared for an emergency; what stands in [brackets] is a blank that is filled in when it happens. */
export type UrgentTemplate = {
  id: string
  version: number
  name: string
  locale: Locale
  title: string
  summary: string
  body: string
  audience: Audience
  /** Taken off the list. The row stays, so that one that came with Mary does not come back. */
  removed: boolean
  /** All who ever wrote it: they vouch for nothing that is asked with its words. */
  writers: Named[]
  /** Null: as it came with Mary. */
  changedBy: Named | null
  changedAt: Instant
}

export const templateNameMax = 60
/** A form that is filled in within a minute has no more inputs. */
export const blanksMax = 8
export const blankValueMax = 200
