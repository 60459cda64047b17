/** Local times of the authority, `HH:MM`; `from` may be later than `to` (over midnight). */
export type QuietHours = { from: string; to: string } | 'off'

/** What the authority configures and rules depend on. */
export type Settings = {
  /** IANA name, `Europe/Paris`. */
  timeZone: string
  quietHours: QuietHours
  broadcastPerSecond: number
}
