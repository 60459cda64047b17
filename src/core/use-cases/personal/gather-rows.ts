import { type DataRow, dataRow } from '../../domain/personal/data-rows.ts'
import { type Counted, summed, type TraceGroup } from '../../domain/personal/erasure.ts'
import type { Sought } from '../../domain/personal/sought.ts'
import type { Trace } from '../../ports/personal-data.ts'

/** Bounds of each group, so that a long ledger leaves room for the others: rows, and characters of all of them. */
export const dataBounds = { rows: 3000, size: 1_000_000 }

/** `leftOut`: rows for which there was no room; `alike`: rows that have only the name, beside another person's id. */
export type GatheredRows = { rows: DataRow[]; leftOut: Counted; alike: number }

/** `size`: characters of the rows that were taken. */
export type Gathering = { take(trace: Trace): void; add(row: DataRow): void; size(): number; gathered(): GatheredRows }

/** Each row is cut when it is read, so that memory is bounded whatever the database holds. */
export function newGathering(sought: Sought, bounds = dataBounds): Gathering {
  const rows: DataRow[] = []
  const leftOut = new Map<TraceGroup, number>()
  const taken = new Map<TraceGroup, { rows: number; size: number }>()
  let alike = 0
  const add = (row: DataRow): void => {
    const { group } = row
    const before = taken.get(group) ?? { rows: 0, size: 0 }
    const size = before.size + sizeOf(row)
    if (row.places.length === 0) alike += 1
    else if (before.rows >= bounds.rows || size > bounds.size) leftOut.set(group, (leftOut.get(group) ?? 0) + 1)
    else {
      rows.push(row)
      taken.set(group, { rows: before.rows + 1, size })
    }
  }
  return {
    take: trace => add(dataRow(trace, sought)),
    add,
    size: () => [...taken.values()].reduce((sum, { size }) => sum + size, 0),
    gathered: () => ({ rows, leftOut: summed([...leftOut].map(([group, n]) => ({ group, rows: n }))), alike }),
  }
}

/** Names of fields are written with each value. */
function sizeOf({ places }: DataRow): number {
  const texts = places.flatMap(({ path, said }) => [...path, ...said.flat()])
  return texts.reduce((sum, text) => sum + text.length, 0)
}
