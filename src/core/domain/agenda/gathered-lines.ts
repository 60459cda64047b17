import type { Day } from '../time.ts'
import { nextDay } from '../working-time/local-time.ts'
import type { AgendaLine } from './agenda.ts'

/**
 * A line, and the other days of the same entry that it covers. `daily`: the last of the consecutive days on which the
 * entry comes back; `times`: how many more times it comes back that no line names.
 */
export type GatheredLine = AgendaLine & { daily?: Day; times?: number }

/** From so many consecutive days on, an entry is shown as one line. */
const rowFrom = 3
/** At most so many lines of one entry; a weekly meeting of six weeks has six. */
const tellMost = 3

/** An entry that comes back each day or each week takes few lines, so that there is room for the others. */
export function gatheredLines(lines: readonly AgendaLine[]): GatheredLine[] {
  const kept = new Set<AgendaLine>()
  const told = new Map<AgendaLine, Pick<GatheredLine, 'daily' | 'times'>>()
  for (const entry of Map.groupBy(lines, seriesOf).values()) {
    const rows = inRows(entry)
    for (const [first, last] of rows.slice(0, tellMost)) {
      kept.add(first)
      if (first !== last) told.set(first, { daily: last.from })
    }
    const last = rows[tellMost - 1]
    const times = rows.slice(tellMost).reduce((sum, [, , many]) => sum + many, 0)
    if (last && times > 0) told.set(last[0], { ...told.get(last[0]), times })
  }
  return lines.filter(line => kept.has(line)).map(line => ({ ...line, ...told.get(line) }))
}

/** Each time that an entry comes back bears its own day behind the entry's uid. */
function seriesOf({ uid, feedId, title, from, time }: AgendaLine): string {
  const own = `/${from}/${time ?? ''}`
  return [feedId, title, time ?? '', uid.endsWith(own) ? uid.slice(0, -own.length) : uid].join('\n')
}

type Row = [first: AgendaLine, last: AgendaLine, many: number]

/** Consecutive days as one row; days that are fewer than a row each stay by themselves. */
function inRows(entry: readonly AgendaLine[]): Row[] {
  const rows: AgendaLine[][] = []
  for (const line of entry) {
    const row = rows.at(-1)
    const before = row?.at(-1)
    const follows = before !== undefined && isOneDay(before) && isOneDay(line) && nextDay(before.from) === line.from
    if (row && follows) row.push(line)
    else rows.push([line])
  }
  return rows.flatMap(row =>
    row.length >= rowFrom ? [[row[0]!, row.at(-1)!, row.length]] : row.map((line): Row => [line, line, 1]),
  )
}

function isOneDay({ from, to }: AgendaLine): boolean {
  return from === to
}
