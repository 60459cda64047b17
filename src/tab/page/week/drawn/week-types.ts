export type Slot = { day: string; time: string }

/** The chosen view, as in the address of the page. */
export type View = 'week' | 'month' | 'list'
export type Filter = 'sector' | 'channel' | 'campaign' | 'state'
/** `filters`: '' shows everything. */
export type Wanted = { view: View; day: string; filters: Record<Filter, string> }
