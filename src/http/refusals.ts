import { randomUUID } from 'node:crypto'
import { JWTClaimValidationFailed, JWTExpired } from 'jose/errors'
import { Unavailable } from '../core/domain/errors.ts'
import type { Logger } from '../log.ts'
import { onceAMinute } from '../timing/once-a-minute.ts'

/** What was refused, for the log: never what was sent. `err`: the internal error. */
export type Refusal = { status: number; error: string; method?: string; path?: string; err?: unknown }

/** A name below one of these is signed or a secret: knowing it is enough to read what is behind it. */
const namedPath = /^(\/+(?:media|calendar|week|attestation|chart|journal|affiche|lire)\/).+$/i

/** Answers the reference under which the log has the refusal, or the first of its kind in this minute. */
export function createRefusals(log: Pick<Logger, 'warn'>): (refusal: Refusal) => string {
  const note = onceAMinute<Refusal & { reference: string }>({
    first: refused => log.warn(refused, 'refused a request'),
    more: ({ reference, status, error }, more) =>
      log.warn({ reference, status, error, more }, 'refused more requests like it within a minute'),
  })
  return ({ path, ...refusal }) => {
    const shown = path === undefined ? {} : { path: path.replace(namedPath, '$1:name') }
    const reference = randomUUID().slice(0, 8)
    return note(`${refusal.status} ${refusal.error}`, { reference, ...refusal, ...shown }).reference
  }
}

/**
 * Why a token of Microsoft's own was refused, if this machine's clock may be the reason. Its times are looked at only
 * once its signature, issuer and audience were right, so that no stranger causes these lines.
 */
export function createClockDoubt(log: Pick<Logger, 'warn'>): (error: unknown, now: number) => void {
  const note = onceAMinute<number>({
    first: late => {
      const minutes = Math.round(Math.abs(late) / 60_000)
      if (late > 0)
        log.warn(
          { minutes },
          `this machine’s clock seems to be late, by ${minutes} minutes or more: a token begins only then`,
        )
      else log.warn({ minutes }, `a token ended ${minutes} minutes ago: if many did, this machine’s clock is ahead`)
    },
    more: () => undefined,
  })
  return (error, now) => {
    if (!(error instanceof JWTClaimValidationFailed || error instanceof JWTExpired)) return
    const { claim, payload } = error
    const at = claim === 'nbf' ? payload.nbf : claim === 'exp' ? payload.exp : undefined
    if (typeof at === 'number') note(claim, at * 1000 - now)
  }
}

/** An error of restify about a request, or an internal one. */
export type Thrown = { statusCode?: number }

/** In Mary's words, whatever the library calls it. */
const refusedBecause: Record<number, string> = { 404: 'no such address', 405: 'not asked in this way' }

/** Graph is seldom away for less. */
const awayMs = 60_000

/** `retryAfter`: in seconds, while Graph is away; `err`: for the log alone. */
export function thrownRefusal(error: Thrown): {
  status: number
  why: string
  retryAfter: string | null
  err?: unknown
} {
  const isAway = error instanceof Unavailable
  const status = error.statusCode ?? (isAway ? 503 : 500)
  if (status < 500) return { status, why: refusedBecause[status] ?? 'refused', retryAfter: null }
  const retryAfter = isAway ? String(Math.ceil((error.retryAfterMs ?? awayMs) / 1000)) : null
  return { status, why: isAway ? 'try again soon' : 'something went wrong', retryAfter, err: error }
}
