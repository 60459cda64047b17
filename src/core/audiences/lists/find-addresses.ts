import { fold } from '../../text.ts'

type Row = { line: number; cells: string[] }
/** What one address, or a line without any, says. */
export type AddressLine = { line: number; text: string; address: string | null }

const address = /[^\s<>;,:()"'[\]]+@[^\s<>;,:()"'[\]]+\.[^\s<>;,:()"'[\].]+/g
const textMax = 100
/** Of so many addresses in one line, somebody pasted the field of a mail. */
const pastedFrom = 3

/** Folded. */
const headings =
  /^(e-?mails?|mels?|courriels?|adresses?|upn|mails?|noms?|prenoms?|name|first ?name|last ?name|matricule|direction|service|user ?principal ?name)\b/
const ofAddresses = /\b(e-?mails?|mels?|courriels?|upn|mails?|user ?principal ?name)\b/

/**
 * The addresses of a table, line by line: those of the column that bears such a heading, else of the one that holds
 * most of them; a heading is no line. Null when there is no address at all.
 */
export function findAddresses(rows: readonly Row[]): AddressLine[] | null {
  const filled = rows.filter(({ cells }) => cells.some(cell => cell !== ''))
  const heading = filled[0] && isHeading(filled[0]) ? filled[0] : null
  const lines = heading ? filled.slice(1) : filled
  if (!lines.some(({ cells }) => cells.some(cell => addressesIn(cell).length > 0))) return null
  if (!heading && lines.some(({ cells }) => addressesIn(cells.join(' ')).length >= pastedFrom))
    return lines.flatMap(everyAddress)
  const column = columnOf(lines, heading)
  return lines.map(({ line, cells }) => {
    const found = addressesIn(cells[column] ?? '')[0] ?? null
    return { line, text: (found ?? cells.filter(cell => cell !== '').join(' ; ')).slice(0, textMax), address: found }
  })
}

function everyAddress({ line, cells }: Row): AddressLine[] {
  const found = cells.flatMap(addressesIn)
  if (found.length === 0) return [{ line, text: cells.join(' ; ').slice(0, textMax), address: null }]
  return found.map(one => ({ line, text: one.slice(0, textMax), address: one }))
}

/** People write `Claire Martin <claire.martin@ville.fr>` and `mailto:` too. */
function addressesIn(cell: string): string[] {
  return [...cell.matchAll(address)].map(match => match[0].toLowerCase())
}

function isHeading({ cells }: Row): boolean {
  return cells.every(cell => !cell.includes('@')) && cells.some(cell => headings.test(fold(cell)))
}

/** A private address is nobody's at work. */
function titleScore(title: string): number {
  if (!ofAddresses.test(title)) return 0
  return /perso|priv/.test(title) ? -1 : 1
}

function columnOf(lines: readonly Row[], heading: Row | null): number {
  const counts = new Map<number, number>()
  for (const { cells } of lines)
    for (const [at, cell] of cells.entries()) if (cell.includes('@')) counts.set(at, (counts.get(at) ?? 0) + 1)
  const named = (at: number): number => titleScore(fold(heading?.cells[at] ?? ''))
  const [best] = [...counts.keys()].sort((a, b) => named(b) - named(a) || counts.get(b)! - counts.get(a)! || a - b)
  return best ?? 0
}
