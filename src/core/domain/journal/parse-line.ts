import type { ChainLine } from './chain-line.ts'

const plain = ['seq', 'at', 'actorRef', 'verb', 'subject', 'seal', 'payloadHash', 'prev', 'hash']
const apart = ['details', 'actor']

/** A line of an export; null when it is none. Nothing may be in it that would not be verified. */
export function parseLine(text: string): ChainLine | null {
  const read = parse(text)
  if (read === null) return null
  const names = Object.keys(read)
  const known = names.every(name => plain.includes(name) || apart.includes(name))
  if (!known || !plain.every(name => names.includes(name))) return null
  const texts = ['at', 'verb', 'subject', 'payloadHash', 'prev', 'hash'].every(name => typeof read[name] === 'string')
  const perhaps = ['actorRef', 'seal'].every(name => read[name] === null || typeof read[name] === 'string')
  if (!texts || !perhaps || !Number.isSafeInteger(read['seq'])) return null
  return isApart(read['details'], { salt: 'string', details: 'object' }) &&
    isApart(read['actor'], { salt: 'string', person: 'string' })
    ? (read as ChainLine)
    : null
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const read = JSON.parse(text) as unknown
    return isObject(read) ? read : null
  } catch {
    return null
  }
}

function isApart(value: unknown, fields: Record<string, 'string' | 'object'>): boolean {
  if (value === undefined || value === null) return true
  if (!isObject(value) || Object.keys(value).length !== Object.keys(fields).length) return false
  return Object.entries(fields).every(([name, type]) =>
    type === 'object' ? isObject(value[name]) : typeof value[name] === 'string',
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
