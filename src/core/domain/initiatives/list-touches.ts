import type { Instant } from '../time.ts'
import { sameCell } from './list-change.ts'
import type { Hand, ListValues } from './listed-item.ts'

/** A row of a list as it was after somebody saved it. */
export type ListVersion = { values: ListValues; changedBy: Hand; changedAt: Instant }

/** What one hand changed with one saving: these columns and no others. */
export type ListTouch<By = Hand> = { by: By; at: Instant; values: ListValues }

/** SharePoint tells of items to the second, of versions more exactly. */
export function isSameSecond(one: Instant, other: Instant): boolean {
  const length = 'YYYY-MM-DDThh:mm:ss'.length
  return one.slice(0, length) === other.slice(0, length)
}

/** Whether these columns hold the same. */
export function sameRow(one: ListValues, other: ListValues, columns: readonly string[]): boolean {
  return columns.every(column => sameCell(one[column], other[column]))
}

/** What each saving changed, from the one that made the row on; the oldest version comes first. */
export function touchesOf(
  versions: readonly ListVersion[],
  columns: readonly string[],
  before: ListValues = {},
): ListTouch[] {
  const touches = versions.map(({ values, changedBy, changedAt }, index): ListTouch => {
    const earlier = versions[index - 1]?.values ?? before
    const moved = columns.filter(column => !sameCell(earlier[column], values[column]))
    return {
      by: changedBy,
      at: changedAt,
      values: Object.fromEntries(moved.map(column => [column, values[column] ?? null])),
    }
  })
  return touches.filter(({ values }) => Object.keys(values).length > 0)
}

type Since = {
  /** The row as it is now. */
  now: ListValues
  columns: readonly string[]
  /** Whether everything up to this version was judged already. */
  isKnown(version: ListVersion): boolean
}

/**
 * What was changed since the last version that is known. Null: nobody can tell who changed what, since the versions do
 * not reach back to a known one, or do not lead to the present row.
 */
export function touchesSince(versions: readonly ListVersion[], { now, columns, isKnown }: Since): ListTouch[] | null {
  const from = versions.findLastIndex(isKnown)
  const last = versions.at(-1)
  if (from < 0 || !last || !sameRow(last.values, now, columns)) return null
  return touchesOf(versions.slice(from + 1), columns, versions[from]!.values)
}

/**
 * The last writing of each column, by its writer; the latest writer comes last. So nobody is named for what another
 * person wrote before or after.
 */
export function lastByHand<By>(touches: readonly ListTouch<By>[]): ListTouch<By>[] {
  const latest = new Map<string, ListTouch<By>>()
  for (const touch of touches) for (const column of Object.keys(touch.values)) latest.set(column, touch)
  const hands = new Map<By, ListTouch<By>>()
  for (const [column, { by, at, values }] of latest) {
    const own = hands.get(by)
    const all = { ...own?.values, [column]: values[column] ?? null }
    hands.set(by, { by, at: own && own.at > at ? own.at : at, values: all })
  }
  return [...hands.values()].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}
