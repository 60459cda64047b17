import type { Answered } from '../core/ports/networks.ts'
import { didNotLeave } from './bounded-fetch.ts'

/** Every answer but a success. */
export type Trouble = Exclude<Answered<object>, { kind: 'done' }>

/** So much is kept of a network's message. */
const reasonMost = 300
/** So much is kept of a text of the public. */
export const replyMost = 1000
/** Longest pause that a network may ask for. */
const retryMostMs = 24 * 60 * 60_000

export function refused(reason: string): Trouble {
  return { kind: 'refused', reason: reason.slice(0, reasonMost) }
}

/** A request that only reads, or prepares: it may be repeated in any case. */
export function harmless<Done>(answer: Answered<Done>): Answered<Done> {
  return answer.kind === 'unknown' ? { kind: 'busy', retryInMs: null } : answer
}

export function ofFailure(error: unknown): Trouble {
  return didNotLeave(error) ? { kind: 'busy', retryInMs: null } : { kind: 'unknown' }
}

/** `Retry-After`, in seconds or as a date; else the moment that the network names for a fresh allowance. */
export function retryIn(headers: Headers, now = Date.now()): number | null {
  const [after, reset] = [
    headers.get('retry-after'),
    headers.get('ratelimit-reset') ?? headers.get('x-ratelimit-reset'),
  ]
  const ms =
    after === null ? instantOf(reset) - now : /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - now
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, retryMostMs) : null
}

/** Seconds since 1970, or a date. */
function instantOf(text: string | null): number {
  if (text === null) return Number.NaN
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text)
}

type Fields = Record<string, unknown>

/** The fields of JSON from outside; empty for anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** So much is kept of a name, an id or a version from outside. */
const shortMost = 300
const addressMost = 500

export function shortOf(value: unknown): string {
  return textOf(value).slice(0, shortMost)
}

/** The address of its page: a card with any other kind of address is refused whole. Null: none. */
export function pageOf(value: unknown): string | null {
  const text = textOf(value)
  if (text.length > addressMost || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null
  const { href } = new URL(text)
  return href.length > addressMost ? null : href
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
