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
    const behind = text.slice(inside?.end ?? at, end).trim()
    // What stands behind a closed quote makes it a letter like others.
    const cell = inside === null ? behind : behind === '' ? inside.text.trim() : text.slice(start, end).trim()
    last = text[end] !== separator
    yield { text: cell, line, last, end }
    line += (inside === null ? 0 : linesIn(text, start, inside.end)) + (last ? 1 : 0)
    at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1)
  }
}

/** `start`: of the quote that opens; `end`: behind the one that closes. */
function insideQuotes(text: string, start: number): { text: string; end: number } | 'unclosed' {
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from)
    if (quote < 0 || quote - start > cellMost) return 'unclosed'
    if (text[quote + 1] !== '"') return { text: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 }
    from = quote + 2
  }
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
  while (text[at] === ' ' || text[at] === '\u00a0' || (text[at] === '\t' && separator !== '\t')) at++
  return at
}

/** Line breaks of any kind between two places. */
function linesIn(text: string, start: number, end: number): number {
  let lines = 0
  for (let at = start; at < end; at++)
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) lines++
  return lines
}
