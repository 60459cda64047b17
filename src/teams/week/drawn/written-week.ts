/**
 * The contents of the calendar's page, as texts to be shown. Days and times (`HH:MM`) in the authority's time zone; ''
 * where there is none.
 */
export type WrittenWeek = {
  kind: 'week'
  /** Changes whenever the contents do. */
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
  /** By time. */
  releases: WrittenRelease[]
  undated: WrittenRelease[]
  /** How many are not shown; '' when all are. */
  others: string
  behind: WrittenBehind[]
  events: WrittenEvent[]
  /** Days without a release. */
  empty: string[]
  /** A sentence for each agenda that cannot be read. */
  failing: string[]
}

/** The background of the releases: an entry of the agenda. */
export type WrittenBehind = {
  id: string
  title: string
  from: string
  to: string
  time: string | null
  kind: string
  kindText: string
}

/** An announced event. */
export type WrittenEvent = { postId: string; title: string; day: string; time: string | null; place: string }

export type WrittenRelease = {
  /** Made of the post and the channel. */
  id: string
  postId: string
  channel: string
  /** The version that a move must name. */
  version: string
  reference: string
  title: string
  day: string
  time: string
  state: string
  stateText: string
  /** Whose decision it awaits, and until when; '' when nobody's. */
  holder: string
  /** The deadline for that decision is past. */
  isLate: boolean
  /** What is missing. */
  lacks: string[]
  /** Ids of its sectors. */
  sectors: string[]
  /** The id of its campaign. */
  campaign: string | null
  campaignText: string
  movable: boolean
}

/** What people outside the communication team see: the events announced to them. */
export type PublicWeek = {
  kind: 'public'
  name: string
  title: string
  empty: string
  events: { title: string; date: string; place: string; text: string; href: null }[]
}

/** Something chosen by its id. */
export type Named = { id: string; name: string }

/**
 * Mary's answer to a move. `agreed`: sent back with the same move, it confirms exactly these sentences. `said`: the
 * release keeps its time until another person confirms.
 */
export type MovedAnswer =
  | { kind: 'moved' | 'said' | 'refused'; text: string }
  | { kind: 'sure'; texts: string[]; agreed: string; confirm: string }
