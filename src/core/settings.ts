/** Local times of the authority, `HH:MM`; `from` may be later than `to` (over midnight). */
export type QuietHours = { from: string; to: string } | 'off'

/** What the authority configures and rules depend on. */
export type Settings = {
  /** IANA name, `Europe/Paris`. */
  timeZone: string
  quietHours: QuietHours
  /** Whose public holidays count, `FR` or as `holidayRegions` names them. */
  holidaysRegion: string
  broadcastPerSecond: number
  /** Above so many people a second person of comms confirms. */
  fourEyesOver: number
  /** Where the head of the journal is posted each day. */
  journalHeadTo: 'channel' | 'admins'
}

/** When people work, and when they are left alone. */
export type WorkingHours = Pick<Settings, 'timeZone' | 'quietHours' | 'holidaysRegion'>
