/**
 * What the calendar's page shows, in words that are ready to be shown. Days are the authority's, times its clock's
 * (`HH:MM`); '' where there is none.
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
  /** By time. */
  releases: WrittenRelease[]
  undated: WrittenRelease[]
  /** What is not shown; '' when all is. */
  others: string
  behind: WrittenBehind[]
  events: WrittenEvent[]
  /** Days on which nothing leaves. */
  empty: string[]
  /** A sentence for each agenda that cannot be read. */
  failing: string[]
}

/** What stands behind the parutions: an entry of the agenda. */
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
  /** Of the post and the channel. */
  id: string
  postId: string
  channel: string
  /** What a move says it was decided on. */
  version: string
  reference: string
  title: string
  day: string
  time: string
  state: string
  stateText: string
  /** Whose word it waits for, until when; '' when for nobody's. */
  holder: string
  /** Whoever holds it should have answered. */
  isLate: boolean
  /** What is missing. */
  lacks: string[]
  /** Ids. */
  sectors: string[]
  /** Its id. */
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

/** Something that is chosen by its id. */
export type Named = { id: string; name: string }

/**
 * What Mary answers to a move. `agreed`: sent back with the same move, it says yes to exactly these sentences.
 * `said`: it lies where it lay, until somebody else confirms.
 */
export type MovedAnswer =
  | { kind: 'moved' | 'said' | 'refused'; text: string }
  | { kind: 'sure'; texts: string[]; agreed: string; confirm: string }
