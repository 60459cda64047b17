import { randomUUID } from 'node:crypto'
import type { Logger } from './log.ts'

/** What was refused, for the log: never what was sent. `err`: what went wrong inside. */
export type Refusal = { status: number; error: string; method?: string; path?: string; err?: unknown }

const windowMs = 60_000
/** Kinds are few, since their names are ours and restify's; whatever came beyond is counted as one. */
const kindsMost = 100

/**
 * Strangers must not fill the log: of each kind of refusal (status and error) the first one in a minute is written, and
 * at the end of the minute how many followed. Answers the reference under which the refusal stands in the log.
 */
export function createRefusals(log: Pick<Logger, 'warn'>): (refusal: Refusal) => string {
  const kinds = new Map<string, { reference: string; more: number }>()
  const end = (kind: string, { status, error }: Refusal): void => {
    const { reference, more } = kinds.get(kind)!
    kinds.delete(kind)
    if (more > 0) log.warn({ reference, status, error, more }, 'refused more requests like it within a minute')
  }
  return refusal => {
    const own = `${refusal.status} ${refusal.error}`
    const kind = kinds.has(own) || kinds.size < kindsMost ? own : 'other'
    const open = kinds.get(kind)
    if (open) {
      open.more++
      return open.reference
    }
    const reference = randomUUID().slice(0, 8)
    kinds.set(kind, { reference, more: 0 })
    setTimeout(end, windowMs, kind, refusal).unref()
    log.warn({ reference, ...refusal }, 'refused a request')
    return reference
  }
}
