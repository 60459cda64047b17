import type { TraceGroup } from './erasure.ts'
import { isFields, isOneOf, isOwnRow, ownFields, unfoldedRow } from './own-row.ts'
import { patternOf, type Sought } from './sought.ts'

/** One place in a row: its path, and what is said there. */
export type Place = { path: string[]; said: [name: string, value: string][] }
/** What a row says of somebody. `reference`: how people call what it is about; '' where it has none. */
export type DataRow = { group: TraceGroup; table: string; reference: string; places: Place[] }

type Read = { group: TraceGroup; table: string; row: Record<string, unknown>; others?: readonly string[] }
type Value = unknown
/** So much is shown around the name in another person's text, enough to find it. */
const around = 80
const longest = 600
/** Fields that name who said what is beside them. */
const sayers: readonly string[] = ['by', 'writer', 'author']
const theirWords: readonly string[] = ['reference', 'title', 'text']
const inTheirName: readonly string[] = [...theirWords, 'onBehalfOf']
/** Fields that tell which thing it is, and nothing of what others wrote about it. */
const facts: readonly string[] = ['reference', 'state', 'kind', 'at', 'verb', 'subject']

/**
 * A row as the person may read it: whole where it is theirs, else the places that name them. Without places: the only
 * find is a name like theirs beside another person's id.
 */
export function dataRow({ group, table, row, others = [] }: Read, sought: Sought): DataRow {
  const { reference } = unfoldedRow(row)
  const places = isOwnRow(table, row, sought) ? wholeRow(ownFields(table, row)) : placesConcerning(row, sought, others)
  return { group, table, reference: typeof reference === 'string' ? reference : '', places }
}

function wholeRow(row: Record<string, unknown>): Place[] {
  return walked(row, scalarsOf)
}

/** Each place of the row that names this person, with the values beside it that are this person's, and no others. */
function placesConcerning(row: Record<string, unknown>, sought: Sought, others: readonly string[]): Place[] {
  const pattern = patternOf(sought)
  return walked(unfoldedRow(row), (entries, path) => {
    const scalars = scalarsOf(entries)
    const said = sayers.flatMap(sayer => entries.filter(([name]) => name === sayer).map(([, value]) => value))
    const isTheirs = said.some(value => isOneOf(value, sought))
    const lists = entries.flatMap(([name, value]): [string, string][] =>
      isList(value) ? [[name, value.join(', ')]] : [],
    )
    if (isTheirs) return [...scalars, ...lists]
    // A colleague sent in their message, or wrote in the name of a person without an account.
    const inName = sought.isOutside ? entries.find(([name]) => name === 'onBehalfOf')?.[1] : null
    if (String(inName).search(pattern) >= 0) return scalars.filter(([name]) => inTheirName.includes(name))
    const from = entries.find(([name]) => name === 'from')?.[1]
    if (isFields(from) && isOneOf(from['by'], sought)) return scalars.filter(([name]) => theirWords.includes(name))
    const namesById = entries.some(([name, value]) => [name, ...textsOf(value)].some(text => isIdOf(text, sought)))
    // Of a list, of the row itself, and of what another person said, only what names them.
    const isBeside = path.length > 0 && !said.some(isPerson) && !entries.some(([name]) => name === '1')
    if (namesById && isBeside) return [...scalars, ...lists].map(([name, text]) => [name, shortened(text, pattern)])
    const besideOther = scalars.some(([, text]) => others.includes(text))
    const naming = scalars.filter(
      ([name, text]) =>
        [name, text].some(one => isIdOf(one, sought)) ||
        (!besideOther && [name, text].some(one => one.search(pattern) >= 0)),
    )
    const told = naming.length === 0 ? [] : scalars.filter(one => facts.includes(one[0]) && !naming.includes(one))
    return [...naming.map(([name, text]): [string, string] => [name, excerptAround(text, pattern)]), ...told]
  })
}

type Entries = [name: string, value: Value][]

function walked(row: Value, sayOf: (entries: Entries, path: string[]) => [string, string][]): Place[] {
  const found: Place[] = []
  const visit = (value: Value, path: string[]): void => {
    const entries = entriesOf(value)
    const said = sayOf(entries, path)
    if (said.length > 0) found.push({ path, said })
    for (const [name, inner] of entries) if (!isScalar(inner)) visit(inner, [...path, name])
  }
  visit(row, [])
  return found
}

/** The fields that hold something. */
function scalarsOf(entries: Entries): [string, string][] {
  return entries.flatMap(([name, value]) => (value !== null && isScalar(value) ? [[name, String(value)]] : []))
}

function entriesOf(value: Value): Entries {
  if (Array.isArray(value)) return value.map((inner, index): [string, Value] => [String(index + 1), inner])
  return isFields(value) ? Object.entries(value) : []
}

function shortened(text: string, pattern: RegExp): string {
  return text.length <= longest ? text : excerptAround(text, pattern)
}

function excerptAround(text: string, pattern: RegExp): string {
  const at = Math.max(0, text.search(pattern))
  const [from, to] = [Math.max(0, at - around), at + 2 * around]
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`
}

/** Whether the text is one of their ids: among other words it is a mention, and what is beside it is not theirs. */
function isIdOf(text: string, { ids }: Sought): boolean {
  return text.length <= 200 && !/\s/u.test(text) && ids.some(id => text.toLowerCase().includes(id.toLowerCase()))
}

/** An id of Entra, or the object that has it. */
function isPerson(value: Value): boolean {
  const id = isFields(value) ? value['id'] : value
  return typeof id === 'string' && /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id)
}

/** Texts of a value, or of the one object that it is: a person who was asked is one level deeper, in `person`. */
function textsOf(value: Value): string[] {
  if (isScalar(value)) return [String(value)]
  if (!isFields(value)) return []
  const inner = isFields(value['person']) ? Object.values(value['person']) : []
  return [...Object.values(value), ...inner].filter(isScalar).map(String)
}

/** Whether it is a list, such as of agreements: of a list of people only their own part is theirs to read. */
function isList(value: Value): value is unknown[] {
  return Array.isArray(value) && value.length > 0 && value.every(one => isScalar(one) && !isPerson(one))
}

function isScalar(value: Value): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}
