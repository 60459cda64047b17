import { mapInSlices } from '../in-slices.ts'
import type { Ports } from '../../ports.ts'
import type { CsvLine } from '../../ports/outside.ts'
import { cut, fold } from '../../domain/text.ts'
import { addressesIn } from '../../domain/audiences/people-list.ts'

/** What one address, or a line without any, says. */
export type AddressLine = { line: number; text: string; address: string | null }

/** A line: its addresses, each with the index of its cell, and the rest of its text. */
type Row = { line: number; text: string; found: { at: number; address: string }[] }

const textMax = 100
/** No cell of a spreadsheet is longer: a file with longer ones is no list of addresses. */
const cellMost = 32_767
/** With so many addresses in one line, somebody pasted the field of a mail. */
const pastedFrom = 3

/** Folded headings of columns of addresses. */
const headings =
  /^(e-?mails?|mels?|courriels?|adresses?|upn|mails?|noms?|prenoms?|name|first ?name|last ?name|matricule|direction|service|user ?principal ?name)\b/
const ofAddresses = /\b(e-?mails?|mels?|courriels?|upn|mails?|user ?principal ?name)\b/

/**
 * The addresses of a table, line by line: those of the column that bears such a heading, else of the one that holds
 * most of them; a heading is no line. Null when there is no address at all; 'too-long' when there are more than `most`.
 */
export async function findAddresses(
  ports: Pick<Ports, 'sleep'>,
  table: AsyncIterable<CsvLine[]>,
  most: number,
): Promise<AddressLine[] | 'too-long' | null> {
  const read = await readRows(table, most)
  if (read === 'too-long') return read
  const { rows, heading } = read
  const pasted = !heading && rows.some(({ found }) => found.length >= pastedFrom)
  if (pasted) return (await mapInSlices(ports, rows, everyAddress)).flat()
  const column = columnOf(rows, heading)
  return column === null ? null : mapInSlices(ports, rows, row => lineOf(row, column))
}

async function readRows(
  table: AsyncIterable<CsvLine[]>,
  most: number,
): Promise<{ rows: Row[]; heading: CsvLine | null } | 'too-long'> {
  const rows: Row[] = []
  let [heading, begun, lines]: [CsvLine | null, boolean, number] = [null, false, 0]
  for await (const some of table)
    for (const one of some) {
      if (one.cells.every(cell => cell === '')) continue
      if (!begun && isHeading(one)) heading = one
      else rows.push(rowOf(one))
      begun = true
      lines += Math.max(1, rows.at(-1)?.found.length ?? 0)
      if (lines > most) return 'too-long'
    }
  return { rows, heading }
}

function rowOf({ line, cells }: CsvLine): Row {
  const found: Row['found'] = []
  for (const [at, cell] of cells.entries())
    if (cell.includes('@') && cell.length <= cellMost)
      for (const address of addressesIn(cell)) found.push({ at, address })
  return { line, text: textOf(cells), found }
}

/** The part of a line without an address that the account shows. */
function textOf(cells: string[]): string {
  let text = ''
  for (const cell of cells) {
    if (cell !== '') text += text === '' ? cut(cell, textMax) : ` ; ${cut(cell, textMax)}`
    if (text.length >= textMax) break
  }
  return cut(text, textMax)
}

function lineOf({ line, text, found }: Row, column: number): AddressLine {
  const address = found.find(({ at }) => at === column)?.address ?? null
  return { line, text: address === null ? text : cut(address, textMax), address }
}

function everyAddress({ line, text, found }: Row): AddressLine[] {
  if (found.length === 0) return [{ line, text, address: null }]
  return found.map(({ address }) => ({ line, text: cut(address, textMax), address }))
}

function isHeading({ cells }: CsvLine): boolean {
  return cells.every(cell => !cell.includes('@')) && cells.some(cell => headings.test(foldedTitle(cell)))
}

/** A title is short: of a longer cell the beginning is enough. */
function foldedTitle(cell: string | undefined): string {
  return fold(cut(cell ?? '', textMax))
}

/** A private address is nobody's at work. */
function titleScore(title: string): number {
  if (!ofAddresses.test(title)) return 0
  return /perso|priv/.test(title) ? -1 : 1
}

/** Null where no line has an address. */
function columnOf(rows: readonly Row[], heading: CsvLine | null): number | null {
  const counts = new Map<number, number>()
  for (const { found } of rows)
    for (const [index, { at }] of found.entries())
      if (found[index - 1]?.at !== at) counts.set(at, (counts.get(at) ?? 0) + 1)
  const scores = new Map([...counts.keys()].map(at => [at, titleScore(foldedTitle(heading?.cells[at]))]))
  const [best] = [...counts.keys()].sort(
    (a, b) => scores.get(b)! - scores.get(a)! || counts.get(b)! - counts.get(a)! || a - b,
  )
  return best ?? null
}
