import { addressesIn } from './audiences/people-list.ts'
import { sameCell } from './initiatives/list-change.ts'
import type { ListValues } from './initiatives/listed-item.ts'
import type { Named, PersonId } from './actor.ts'
import { fold } from './text.ts'
import type { Instant } from './time.ts'

/** The lists that give people rights: the columns that name holders, and those that decide whom a right reaches. */
export const rightColumns = {
  Directions: { holders: ['Responsable', 'Adjoint', 'Correspondant'], reach: ['Title', 'Alias'] },
  Relais: { holders: ['Relais', 'Suppleant'], reach: ['Title', 'Direction'] },
} as const
export type RightList = keyof typeof rightColumns
export const rightLists = Object.keys(rightColumns) as RightList[]

export function columnsOf(list: RightList): string[] {
  return [...rightColumns[list].reach, ...rightColumns[list].holders]
}

/** A row as the list has it: the columns above and no others. */
export type RightRow = { itemId: string; createdAt: Instant; changedAt: Instant; values: ListValues }
/** `values`: what is in force; `seen`: what the list said when that was last judged. */
export type HeldRow = RightRow & { seen: ListValues }

/** A change that counts, for the people who hold the right no longer, and those who do now. */
export type HolderChange = {
  at: Instant
  list: RightList
  row: string
  column: string
  from: string | null
  to: string | null
  by: Named
  people: PersonId[]
}

/** A change in the list that does not count. `column` null: the row is gone, and what it gave stays in force. */
export type HeldBack = { list: RightList; row: string; column: string | null; inForce: string | null }

export function isSameItem(one: Pick<RightRow, 'itemId' | 'createdAt'>, other: typeof one): boolean {
  return one.itemId === other.itemId && one.createdAt === other.createdAt
}

export function nameOf({ values }: Pick<RightRow, 'values'>): string {
  return (values['Title'] ?? '').trim()
}

/** Each row with what is known of it: matched by its item, else by its name where the list or the row was made anew. */
export function matchRows<Row extends RightRow>(
  rows: readonly Row[],
  held: readonly HeldRow[],
): { pairs: [Row, HeldRow | null][]; gone: HeldRow[] } {
  const left = new Set(held)
  const take = (by: Map<string, HeldRow>, key: string): HeldRow | null => {
    const found = by.get(key)
    return found && left.delete(found) ? found : null
  }
  const items = new Map(held.map(one => [`${one.itemId} ${one.createdAt}`, one]))
  const first = rows.map(row => take(items, `${row.itemId} ${row.createdAt}`))
  const names = new Map([...left].map(one => [fold(nameOf(one)), one]))
  const pairs = rows.map((row, index): [Row, HeldRow | null] => [row, first[index] ?? take(names, fold(nameOf(row)))])
  return { pairs, gone: [...left] }
}

/** The rows with what is in force in these columns; a row that was not judged yet gives nothing. */
export function inForce<Row extends RightRow>(
  list: RightList,
  rows: readonly Row[],
  held: readonly HeldRow[] | undefined,
): (Row | RightRow)[] {
  if (!held) return [...rows]
  const { pairs, gone } = matchRows(rows, held)
  const nothing = Object.fromEntries(columnsOf(list).map(column => [column, null]))
  return [...pairs.map(([row, one]) => ({ ...row, values: { ...nothing, ...one?.values } })), ...gone]
}

/** The address of the person who is named, without what is written around it. */
export function mailOf(value: string | null | undefined): string | null {
  return addressesIn(value ?? '')[0]?.toLowerCase() ?? null
}

/**
 * Whether the change would give a right to the person who writes it: their own name, or, in a row that names them, the
 * person above them or whom the row reaches. `named`: the columns that would name them.
 */
export function isGain(list: RightList, column: string, named: readonly string[]): boolean {
  const others: readonly string[] = rightColumns[list].holders.slice(1)
  return named.includes(column) || (named.length > 0 && !others.includes(column))
}

/** Changes in the lists that do not count. */
export function heldBack(list: RightList, held: readonly HeldRow[], gone: readonly HeldRow[]): HeldBack[] {
  const row = (one: HeldRow): string => nameOf(one) || nameOf({ values: one.seen })
  const cells = held.flatMap(one =>
    columnsOf(list)
      .filter(column => !sameCell(one.seen[column], one.values[column]))
      .map(column => ({ list, row: row(one), column, inForce: one.values[column] ?? null })),
  )
  return [...cells, ...gone.map(one => ({ list, row: row(one), column: null, inForce: null }))]
}
