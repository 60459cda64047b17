import type { AgendaLine } from '../agenda/agenda.ts'
import type { Campaign } from '../campaigns/campaign.ts'
import type { Sector } from '../sectors/sector.ts'
import type { Day, Instant } from '../time.ts'
import type { WeekLine } from './week-line.ts'

/** An event that was announced, on its day. `time`: by the authority’s clock; null: not set. */
export type EventLine = {
  postId: string
  reference: string
  title: string
  day: Day
  time: string | null
  place: string
}

/** A release with its day and time, by the authority’s clock. */
export type DatedRelease = WeekLine & { at: Instant; day: Day; time: string }

/** The days of a plan, with all that is shown of them. */
export type SeenWeek = {
  from: Day
  to: Day
  /** By their time, then by their reference, then in the order of the channels. */
  releases: DatedRelease[]
  /** Releases under way without a time; `moreUndated`: there are more. */
  undated: WeekLine[]
  moreUndated: boolean
  /** There are more than these. */
  more: boolean
  /** Working days without any release, from today on. */
  empty: Day[]
  holidays: Day[]
  behind: AgendaLine[]
  events: EventLine[]
  /** Calendars that cannot be read. `isNew`: it was never read yet. */
  failing: { name: string; since: Instant; isNew: boolean }[]
  sectors: Pick<Sector, 'id' | 'name'>[]
  /** Campaigns of which a release is shown, by their names. */
  campaigns: Pick<Campaign, 'id' | 'title' | 'reference'>[]
}
