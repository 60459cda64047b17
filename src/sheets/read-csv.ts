import { parse } from 'csv-parse/sync'
import type { Sheets } from '../core/ports/outside.ts'
import { decodeText } from './decode-text.ts'

type CsvLine = { line: number; cells: string[] }

const separators = [';', ',', '\t', '|'] as const
const linesLookedAt = 50

/** The records of a file of any usual separator and encoding; null when it is no table of text. */
export const readCsv: Sheets['readCsv'] = bytes => {
  const text = decodeText(bytes)
  if (text === null) return null
  const whole = /^sep=(.)\r?\n/i.exec(text)
  const delimiter = whole?.[1] ?? separatorOf(text)
  const records = parsed(text, delimiter, '"') ?? parsed(text, delimiter, null) ?? []
  return whole === null ? records : records.slice(1)
}

/** Null when a quote is opened and never closed: then quotes are letters like others. */
function parsed(text: string, delimiter: string, quote: '"' | null): CsvLine[] | null {
  try {
    const rows = parse(text, {
      delimiter, quote, info: true, trim: true, relax_column_count: true, relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as { record: string[]; info: { lines: number } }[]
    // `lines` is where a record ends: the next one begins after it, also when a cell goes over several lines.
    return rows.map(({ record }, at) => ({ line: (rows[at - 1]?.info.lines ?? 0) + 1, cells: record }))
  } catch {
    return null
  }
}

/** What stands most often in the first lines, outside quotes; where nothing does, each line is one cell. */
function separatorOf(text: string): string {
  const head = text.split(/\r\n|\n|\r/, linesLookedAt).join('\n').replace(/"(?:[^"]|"")*"/g, '')
  const count = (separator: string): number => head.split(separator).length - 1
  return [...separators].sort((a, b) => count(b) - count(a))[0] ?? ';'
}
