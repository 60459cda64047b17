import { setImmediate as turn } from 'node:timers/promises'
import type { CsvLine, Sheets } from '../core/ports/outside.ts'
import { decodeText } from './decode-text.ts'
import { scanCsv } from './scan-csv.ts'

const separators = [';', ',', '\t', '|'] as const
const linesLookedAt = 50
const lookedAt = 64 * 1024
/** Of a text, in characters: read in some milliseconds. */
const readAtOnce = 10_000
/** Of one line, in characters. A field of a mail that somebody pasted is longer: it is read as lines of one number. */
const lineMost = 32_767

export const readCsv: Sheets['readCsv'] = async bytes => {
  const text = await decodeText(bytes, turn)
  if (text === null) return null
  const named = /^sep=([^\n"\ud800-\udfff])\r?\n/i.exec(text)
  const whole = named === null ? text : text.slice(named[0].length)
  const separator = named?.[1] ?? separatorOf(text)
  // Where a quote is opened and never closed, quotes are letters like others.
  const quoted = await isClosed(whole, separator)
  return recordsOf(whole, { separator, quoted, firstLine: named === null ? 1 : 2 })
}

async function isClosed(text: string, separator: string): Promise<boolean> {
  let next = readAtOnce
  for (const cell of scanCsv(text, separator, true)) {
    if (cell === 'unclosed') return false
    if (cell.end < next) continue
    next = cell.end + readAtOnce
    await turn()
  }
  return true
}

type How = { separator: string; quoted: boolean; firstLine: number }

async function* recordsOf(text: string, { separator, quoted, firstLine }: How): AsyncGenerator<CsvLine[], void> {
  let lines: CsvLine[] = []
  let [record, size]: [CsvLine | null, number] = [null, 0]
  let next = readAtOnce
  for (const cell of scanCsv(text, separator, quoted)) {
    if (cell === 'unclosed') return
    record ??= { line: cell.line + firstLine - 1, cells: [] }
    record.cells.push(cell.text)
    size += cell.text.length + 1
    if (cell.last || size > lineMost) {
      lines.push(record)
      ;[record, size] = [null, 0]
    }
    if (cell.end < next) continue
    next = cell.end + readAtOnce
    yield lines
    lines = []
    await turn()
  }
  yield lines
}

/** What stands most often in the first lines, outside quotes; where nothing does, each line is one cell. */
function separatorOf(text: string): string {
  const counts = new Map<string, number>(separators.map(separator => [separator, 0]))
  let [quoted, lines] = [false, 0]
  for (const sign of text.slice(0, lookedAt)) {
    const count = counts.get(sign)
    if (sign === '"') quoted = !quoted
    else if (count !== undefined && !quoted) counts.set(sign, count + 1)
    if (sign !== '\n' && sign !== '\r') continue
    // A quote that is never closed hides one line, not all of them.
    quoted = false
    if (++lines >= linesLookedAt) break
  }
  return [...separators].sort((a, b) => counts.get(b)! - counts.get(a)!)[0] ?? ';'
}
