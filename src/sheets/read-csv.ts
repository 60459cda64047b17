import { setImmediate as turn } from 'node:timers/promises'
import type { CsvLine, Sheets } from '../core/ports/outside.ts'
import { decodeText } from './decode-text.ts'

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
  // If a quote is never closed, quotes count as ordinary signs.
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

/** The most frequent candidate in the first lines, outside quotes; without any, each line is one cell. */
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

/** No cell of a spreadsheet is longer: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const cellMost = 32_767

/** `line`: where the cell begins, from 1; `last`: it ends a record; `end`: where it ends in the text. */
export type CsvCell = { text: string; line: number; last: boolean; end: number }

/**
 * Every cell of a text, in its order. With `quoted`, quotes around a cell hold separators, line breaks and doubled
 * quotes, and 'unclosed' ends it where one is opened and not closed. Each character is looked at a few times, whatever
 * the text.
 */
export function* scanCsv(text: string, separator: string, quoted: boolean): Generator<CsvCell | 'unclosed', void> {
  let [at, line, last] = [0, 1, true]
  while (at < text.length || !last) {
    const start = quoted ? withoutSpaces(text, at, separator) : at
    const inside = quoted && text[start] === '"' ? insideQuotes(text, start) : null
    if (inside === 'unclosed') {
      yield 'unclosed'
      return
    }
    const end = endOfCell(text, inside?.end ?? at, separator)
    const behind = cellOf(text, inside?.end ?? at, end)
    // A quote with text behind its end is an ordinary sign.
    const cell = inside === null ? behind : behind === '' ? inside.text.trim() : cellOf(text, start, end)
    last = text[end] !== separator
    yield { text: cell, line, last, end }
    line += (inside === null ? 0 : linesIn(text, start, inside.end)) + (last ? 1 : 0)
    at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1)
  }
}

/** `start`: of the quote that opens; `end`: behind the one that closes. */
function insideQuotes(text: string, start: number): { text: string; end: number } | 'unclosed' {
  for (let from = start + 1; ;) {
    const quote = text.indexOf('"', from)
    if (quote < 0 || quote - start > cellMost) return 'unclosed'
    if (text[quote + 1] !== '"') return { text: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 }
    from = quote + 2
  }
}

/** A copy: a slice would hold the whole text in memory. */
function cellOf(text: string, from: number, end: number): string {
  return text.slice(from, Math.min(end, from + cellMost)).trim()
}

function endOfCell(text: string, from: number, separator: string): number {
  const code = separator.charCodeAt(0)
  for (let at = from; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === code || sign === 0x0a || sign === 0x0d) return at
  }
  return text.length
}

function withoutSpaces(text: string, from: number, separator: string): number {
  let at = from
  while (
    at - from < cellMost &&
    (text[at] === ' ' || text[at] === '\u00a0' || (text[at] === '\t' && separator !== '\t'))
  )
    at++
  return at
}

/** Counts line breaks of any kind between two places. */
function linesIn(text: string, start: number, end: number): number {
  let lines = 0
  for (let at = start; at < end; at++) if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) lines++
  return lines
}
