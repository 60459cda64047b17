import type { Rows } from './change.ts'

/** `byId`: null: there is no such row. `all`: of what people fill in by hand, oldest first; a handful. */
type Reads<K extends keyof Rows> = {
  byId(id: Rows[K] extends { id: infer Id } ? Id : string): Promise<Rows[K] | null>
  all(): Promise<Rows[K][]>
}

/** Documents that are read in these ways alone: port → table. An entry gives the port, its store and its fake. */
export const plainStores = {
  /** By the person who is away. */
  absences: ['absence', 'byId'],
  /** By person; null: they were lately warned of no typed move. */
  askedMoves: ['asked_move', 'byId'],
  /** By the channel that takes nothing more; none, mostly. */
  channelHolds: ['channel_hold', 'byId'],
  /** Those that an administrator made or changed. */
  circuits: ['circuit', 'all'],
  /** What the communication team is shown of the directory. */
  directoryNotice: ['directory_notice', 'byId'],
  listFeed: ['list_feed', 'byId'],
  perimeters: ['perimeter', 'all'],
  /** What the public said, by channel. */
  publicReplies: ['public_replies', 'byId'],
  /** Those that somebody changed or wrote, removed ones too. */
  recurringIdeas: ['recurring_idea', 'byId', 'all'],
  /** By person. */
  reminders: ['reminders', 'byId'],
  /** Ended sectors too. */
  sectors: ['sector', 'all'],
  /** What administrators switched. */
  switches: ['capability_switch', 'all'],
  urgentTemplates: ['urgent_template', 'all'],
  /** Pictures to which somebody no longer agrees. */
  withdrawals: ['withdrawal', 'byId'],
  /** By `workbookId`. */
  workbooks: ['workbook', 'byId'],
} as const satisfies Record<string, readonly [table: keyof Rows, ...reads: (keyof Reads<keyof Rows>)[]]>

type Plain = typeof plainStores
export type PlainStores = {
  [Port in keyof Plain]: Plain[Port] extends readonly [infer K extends keyof Rows, ...infer Read]
    ? Pick<Reads<K>, Extract<Read[number], keyof Reads<K>>>
    : never
}

/** All of them, by what reads a table in each way. */
export function plainStoresBy(read: { [Way in keyof Reads<keyof Rows>]: (table: keyof Rows) => unknown }): PlainStores {
  const stores = Object.entries(plainStores).map(([port, [table, ...ways]]) => [
    port,
    Object.fromEntries(ways.map(way => [way, read[way](table)])),
  ])
  return Object.fromEntries(stores) as PlainStores
}
