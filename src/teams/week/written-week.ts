/**
 * What the calendar's page shows, in words that are ready to be shown; the same as `week-types.js` of the page says.
 * Days are the authority's, times its clock's; '' where there is none.
 */
export type WrittenWeek = {
  kind: 'week'
  /** Another one whenever anything of it is. */
  mark: string
  today: string
  now: string
  timeZone: string
  from: string
  to: string
  channels: Named[]
  sectors: Named[]
  campaigns: Named[]
  states: Named[]
  releases: WrittenRelease[]
  undated: WrittenRelease[]
  others: string
  behind: { id: string; title: string; from: string; to: string; time: string | null; kind: string; kindText: string }[]
  events: { postId: string; title: string; day: string; time: string | null; place: string }[]
  empty: string[]
  failing: string[]
}

export type WrittenRelease = {
  /** Of the post and the channel. */
  id: string
  postId: string
  channel: string
  version: string
  reference: string
  title: string
  day: string
  time: string
  state: string
  stateText: string
  holder: string
  /** Whoever holds it should have answered. */
  isLate: boolean
  lacks: string[]
  sectors: string[]
  campaign: string | null
  campaignText: string
  movable: boolean
}

/** What agents who are not of comms see: what was announced to them. */
export type PublicWeek = {
  kind: 'public'
  name: string
  title: string
  empty: string
  events: { title: string; date: string; place: string; text: string; href: null }[]
}

type Named = { id: string; name: string }
