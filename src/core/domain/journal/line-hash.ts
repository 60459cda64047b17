import { createHash, createHmac } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { PersonId } from '../actor.ts'
import type { JournalLine } from './journal.ts'

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
 * What stands for a person in the chain: an HMAC under a salt of their own; without the salt it leads back to nobody.
 */
export function actorRef(salt: string, person: PersonId): string {
  return createHmac('sha256', Buffer.from(salt, 'hex')).update(person, 'utf8').digest('hex')
}
