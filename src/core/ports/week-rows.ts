import type { Instant } from '../domain/time.ts'
import type { PersonId } from '../domain/actor.ts'
import type { AskedMove } from '../domain/week/asked-move.ts'
import type { WeekAddress } from '../domain/week/week-address.ts'
import type { WeekRow } from '../domain/week/week-row.ts'

/** What a week is derived from. */
export type WeekRows = {
  /**
   * Posts that left, leave or shall leave on any channel from `from` on and before `to`, and those whose event lies
   * there; a few more may come, of the hours around. In the order of their ids.
   */
  within(from: Instant, to: Instant, limit: number): Promise<WeekRow[]>
  /** Posts under way that nobody gave a time on Teams, last changed first. */
  undated(limit: number): Promise<WeekRow[]>
  /** Those of a campaign that were not given up, first made first. */
  ofCampaign(campaignId: string, limit: number): Promise<WeekRow[]>
  /** Of one post. */
  ofPost(postId: string): Promise<WeekRow | null>
}

export type WeekAddresses = {
  byId(person: PersonId): Promise<WeekAddress | null>
  /** Null: no address that answers. */
  bySecret(secret: string): Promise<WeekAddress | null>
}

/** Null: this person was warned of no move by typed words of late. */
export type AskedMoves = { byId(person: PersonId): Promise<AskedMove | null> }
