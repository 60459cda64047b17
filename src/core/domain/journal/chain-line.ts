import { createHash, createHmac } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { PersonId } from '../actor.ts'
import type { JournalLine } from './journal.ts'

/**
 * A line with what lies apart from it, wherever it was read. Null: erased, or there was no person. Undefined: this
 * source does not have it.
 */
export type ChainLine = JournalLine & {
  details?: { salt: string; details: Record<string, unknown> } | null
  actor?: { salt: string; person: PersonId } | null
}

/** The last line at some moment, noted where nobody can change both. */
export type Head = { seq: number; hash: string }

/** What comes before the first line. */
export const genesis = '0'.repeat(64)

/** The text that is chained: RFC 8785 of the line without its place in the chain. */
export function lineText({
  at,
  actorRef,
  verb,
  subject,
  seal,
  payloadHash,
}: Omit<JournalLine, 'seq' | 'prev' | 'hash'>): string {
  return canonicalize({ at, actorRef, verb, subject, seal, payloadHash })!
}

/** SHA-256, in hex, of the UTF-8 of the hash before, the text and the number; `append_journal` does the same in SQL. */
export function lineHash(prev: string, text: string, seq: number): string {
  return sha256(`${prev}${text}${seq}`)
}

/** Salted, so that a guess at erased details cannot be checked against the chain. */
export function payloadHash(salt: string, details: Record<string, unknown>): string {
  return sha256(`${salt}${canonicalize(details)!}`)
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/**
 * The stand-in for a person in the chain: an HMAC under a salt of their own; without the salt it leads back to nobody.
 */
export function actorRef(salt: string, person: PersonId): string {
  return createHmac('sha256', Buffer.from(salt, 'hex')).update(person, 'utf8').digest('hex')
}

const plain = ['seq', 'at', 'actorRef', 'verb', 'subject', 'seal', 'payloadHash', 'prev', 'hash']
const apart = ['details', 'actor']

/** A line of an export; null when it is none. It may contain nothing that is not verified. */
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
