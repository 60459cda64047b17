import type { Answered } from '../core/ports/networks.ts'
import { didNotLeave } from './bounded-fetch.ts'

/** Everything but a yes. */
export type Trouble = Exclude<Answered<object>, { kind: 'done' }>

/** Of what a network says, so much is kept. */
const reasonMost = 300
/** Of what somebody of the public wrote, so much is kept. */
export const replyMost = 1000
/** No network keeps Mary away for longer. */
const retryMostMs = 24 * 60 * 60_000

export function refused(reason: string): Trouble {
  return { kind: 'refused', reason: reason.slice(0, reasonMost) }
}

/** A request that only looks, or prepares: whatever became of it, it may be made again. */
export function harmless<Done>(answer: Answered<Done>): Answered<Done> {
  return answer.kind === 'unknown' ? { kind: 'busy', retryInMs: null } : answer
}

/** What a request that rejected came to. */
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

/** Of JSON from outside, its fields; of anything else none. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Of a name, an id or a version from outside, so much is kept. */
const shortMost = 300
const addressMost = 500

export function shortOf(value: unknown): string {
  return textOf(value).slice(0, shortMost)
}

/** Where people read it: cards refuse whole what leads anywhere but to the web. Null: there is no such address. */
export function pageOf(value: unknown): string | null {
  const text = textOf(value)
  if (text.length > addressMost || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null
  const { href } = new URL(text)
  return href.length > addressMost ? null : href
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
