import { patternOf, type Sought } from '../core/domain/personal/sought.ts'

/** One place in a row: where it stands, and what is said there. */
export type Place = { path: string[]; said: [name: string, value: string][] }

type Value = unknown
/** Of a long text of somebody else's, so much around the name is enough to find it. */
const around = 80
const longest = 600

/** All that a row says, which is of nobody else. */
export function whole(row: Record<string, Value>): Place[] {
  return placesIn(unfolded(row), null)
}

/** Of a row that is of others too: each place that names this person, with what stands beside it, and no more. */
export function concerning(row: Record<string, Value>, sought: Sought): Place[] {
  return placesIn(unfolded(row), patternOf(sought))
}

/** What is kept as one document stands as if it were the row. */
function unfolded(row: Record<string, Value>): Record<string, Value> {
  const { doc, ...beside } = row
  return isFields(doc) ? doc : beside
}

/** `pattern` null: all of it. What somebody did says who in a field of its own: what stands beside it is theirs too. */
function placesIn(row: Record<string, Value>, pattern: RegExp | null): Place[] {
  const found: Place[] = []
  const names = ([name, value]: [string, Value]): boolean =>
    pattern === null || [name, ...scalarsOf(value)].some(text => text.search(pattern) >= 0)
  const visit = (value: Value, path: string[]): void => {
    const entries = Array.isArray(value)
      ? value.map((inner, index): [string, Value] => [String(index + 1), inner])
      : isFields(value)
        ? Object.entries(value)
        : []
    const said = entries.flatMap(([name, inner]): [string, string][] =>
      isScalar(inner) ? [[name, shown(String(inner), pattern)]] : [],
    )
    if (said.length > 0 && entries.some(names)) found.push({ path, said })
    for (const [name, inner] of entries) if (!isScalar(inner)) visit(inner, [...path, name])
  }
  visit(row, [])
  return found
}

function shown(text: string, pattern: RegExp | null): string {
  if (text.length <= longest) return text
  const at = pattern === null ? 0 : Math.max(0, text.search(pattern))
  const from = Math.max(0, at - around)
  return pattern === null ? text : `… ${text.slice(from, at + 3 * around)} …`
}

/** Of a value itself, or of the one object that it is. */
function scalarsOf(value: Value): string[] {
  if (isScalar(value)) return [String(value)]
  return isFields(value) ? Object.values(value).filter(isScalar).map(String) : []
}

function isScalar(value: Value): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

function isFields(value: Value): value is Record<string, Value> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
