export type Slot = { day: string; time: string }

/** What somebody wants to see: what the address of the page says. */
export type View = 'week' | 'month' | 'list'
export type Filter = 'sector' | 'channel' | 'campaign' | 'state'
/** `filters`: '' takes all */
export type Wanted = { view: View; day: string; filters: Record<Filter, string> }
