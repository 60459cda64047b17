import type { AgendaLine } from '../agenda/agenda.ts'
import type { Campaign } from '../campaigns/campaign.ts'
import type { Sector } from '../sectors/sector.ts'
import type { Day, Instant } from '../time.ts'
import type { WeekLine } from './week-line.ts'

/** An event that was announced, on its day. `time`: by the authority’s clock; null: nobody said. */
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

/** Days of a plan, with all that is known of them. */
export type SeenWeek = {
  from: Day
  to: Day
  /** By their time, then by their reference, then in the order of the channels. */
  releases: DatedRelease[]
  /** Under way, and nobody gave it a time; `moreUndated`: there are others. */
  undated: WeekLine[]
  moreUndated: boolean
  /** There are more than these. */
  more: boolean
  /** Working days from today on, without any release. */
  empty: Day[]
  holidays: Day[]
  behind: AgendaLine[]
  events: EventLine[]
  /** Calendars that cannot be read. `isNew`: it never was. */
  failing: { name: string; since: Instant; isNew: boolean }[]
  sectors: Pick<Sector, 'id' | 'name'>[]
  /** Those that a release of it is of, by their names. */
  campaigns: Pick<Campaign, 'id' | 'title' | 'reference'>[]
}
