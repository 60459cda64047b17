import type { Named } from '../actor.ts'
import type { Audience } from '../audiences/audience.ts'
import type { Instant } from '../time.ts'

/** Words prepared for an emergency; what stands in [brackets] is a blank that is filled in when it happens. */
export type UrgentTemplate = {
  id: string
  version: number
  name: string
  title: string
  summary: string
  body: string
  audience: Audience
  changedBy: Named | null
  changedAt: Instant
}
