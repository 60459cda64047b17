import { randomUUID } from 'node:crypto'
import type { Logger } from './log.ts'
import { onceAMinute } from './once-a-minute.ts'

/** What was refused, for the log: never what was sent. `err`: what went wrong inside. */
export type Refusal = { status: number; error: string; method?: string; path?: string; err?: unknown }

/** Answers the reference under which the refusal, or the first of its kind in this minute, stands in the log. */
export function createRefusals(log: Pick<Logger, 'warn'>): (refusal: Refusal) => string {
  const note = onceAMinute<Refusal & { reference: string }>({
    first: refused => log.warn(refused, 'refused a request'),
    more: ({ reference, status, error }, more) =>
      log.warn({ reference, status, error, more }, 'refused more requests like it within a minute'),
  })
  return refusal =>
    note(`${refusal.status} ${refusal.error}`, { reference: randomUUID().slice(0, 8), ...refusal }).reference
}
