import type { Filter } from './filter.ts'
import type { Value } from './tokens.ts'

/** A property of the thing that a filter looks at, by its path. */
export type Look = (path: string) => unknown

/** Texts compare without regard to case, as in Entra and SharePoint. */
export function matches(filter: Filter, look: Look): boolean {
  switch (filter.op) {
    case 'and':
      return matches(filter.left, look) && matches(filter.right, look)
    case 'or':
      return matches(filter.left, look) || matches(filter.right, look)
    case 'not':
      return !matches(filter.of, look)
    case 'in':
      return filter.values.some(value => same(look(filter.path), value))
    case 'any':
      return listOf(look(filter.path)).some(one => same(one, filter.value))
    case 'eq':
      return same(look(filter.path), filter.value)
    case 'ne':
      return !same(look(filter.path), filter.value)
    case 'startswith':
      return fold(look(filter.path)).startsWith(fold(filter.value)) && look(filter.path) != null
    case 'endswith':
      return fold(look(filter.path)).endsWith(fold(filter.value)) && look(filter.path) != null
    case 'contains':
      return fold(look(filter.path)).includes(fold(filter.value)) && look(filter.path) != null
    default:
      return ordered(filter.op, look(filter.path), filter.value)
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function same(found: unknown, value: Value): boolean {
  if (found === undefined || found === null || value === null) return (found ?? null) === value
  return typeof found === 'string' && typeof value === 'string' ? fold(found) === fold(value) : found === value
}

function ordered(op: 'gt' | 'ge' | 'lt' | 'le', found: unknown, value: Value): boolean {
  if (found === undefined || found === null || value === null) return false
  const [left, right] = typeof found === 'number' ? [found, Number(value)] : [fold(found), fold(value)]
  if (left === right) return op === 'ge' || op === 'le'
  return op === 'gt' || op === 'ge' ? left > right : left < right
}

const fold = (value: unknown): string => textOf(value).toLowerCase()

/** Nothing is the empty text. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
