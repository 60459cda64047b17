import type { JWTPayload } from 'jose'
import { JWKSMultipleMatchingKeys, JWKSNoMatchingKey } from 'jose/errors'
import { createRemoteJWKSet } from 'jose/jwks/remote'
import { type JWTVerifyGetKey, jwtVerify } from 'jose/jwt/verify'
import type { PersonId } from '../core/domain/actor.ts'
import { Unavailable } from '../core/domain/errors.ts'
import { guid } from '../core/domain/text.ts'
import type { Logger } from '../log.ts'
import { createClockDoubt } from '../http/refusals.ts'

/** The person whom Entra signed in. `until`: up to when the token counts, in ms since 1970. */
export type SignedIn = { kind: 'person'; id: PersonId; until: number }

/**
 * `refused`: a bad token, 401. `guest`: a good one of an account of another tenant, 403. `unreachable`: Entra's keys
 * cannot be read, so that nothing is known of the token.
 */
export type CheckedPerson = SignedIn | { kind: 'refused' | 'guest' | 'unreachable' }

/** Checks the token that a page sends along. Throws nothing. */
export type CheckPerson = (authorization: string) => Promise<CheckedPerson>

export type PersonTokenOptions = {
  appId: string
  tenantId: string
  publicUrl: string
  /** Origin of Entra's login. */
  loginUrl: string
  log: Pick<Logger, 'warn'>
  /** Milliseconds since 1970. */
  now?(): number
}

/** The one scope that the app registration exposes. */
const scope = 'access_as_user'
/** Teams on desktops and phones, and in a browser: other clients that a person consents to may not act here. */
const clients = ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346']
/** Entra lets none live longer. */
const longestSeconds = 24 * 3_600
/** What Microsoft's own libraries allow. */
const clockToleranceSeconds = 5 * 60
const readMs = 5_000
/** While Entra does not answer, unknown keys make Mary ask no more often than this. */
const betweenTriesMs = 2_000

/**
 * Checks to whom a page belongs: a person of the authority's own tenant, by the token for which Teams asked Entra, for
 * this app and its scope. Neither an app's own token nor one made for another purpose has that scope. Entra writes one
 * of two issuers, by the app registration.
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function createCheckPerson(options: PersonTokenOptions): CheckPerson {
  const { appId, tenantId, publicUrl, loginUrl, log, now = Date.now } = options
  const issuer = [`${loginUrl}/${tenantId}/v2.0`, `https://sts.windows.net/${tenantId}/`]
  const audience = [appId, `api://${appId}`, `api://${new URL(publicUrl).host}/${appId}`]
  const doubtClock = createClockDoubt(log)
  const keys = entraKeys(new URL(`${loginUrl}/${tenantId}/discovery/v2.0/keys`), log)
  return async authorization => {
    const token = /^Bearer (\S+)$/.exec(authorization)?.[1]
    if (token === undefined) return { kind: 'refused' }
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer,
        audience,
        requiredClaims: ['exp', 'iat'],
        clockTolerance: clockToleranceSeconds,
        currentDate: new Date(now()),
      })
      return readPerson(payload, tenantId, issuer)
    } catch (error) {
      doubtClock(error, now())
      return { kind: error instanceof Unavailable ? 'unreachable' : 'refused' }
    }
  }
}

/** Microsoft advises to check the tenant too, whatever the issuer is. */
function readPerson(payload: JWTPayload, tenantId: string, issuers: readonly string[]): CheckedPerson {
  const { tid, oid, scp, idtyp, idp, acct, aud, azp, appid, exp, iat } = payload
  // The second form of these tokens has `azp`, the first `appid`.
  const by = [azp, appid].filter(one => one !== undefined)
  const isOfTeams = by.length > 0 && by.every(one => clients.some(client => client === one))
  if (!isOfTeams || Array.isArray(aud) || exp! - iat! > longestSeconds) return { kind: 'refused' }
  const isOurs = typeof tid === 'string' && tid.toLowerCase() === tenantId.toLowerCase()
  const isForPages = typeof scp === 'string' && scp.split(' ').includes(scope) && idtyp !== 'app'
  if (!isOurs || !isForPages || typeof oid !== 'string' || !guid.test(oid)) return { kind: 'refused' }
  // For an account of another tenant, Entra says which.
  if (acct === 1 || (idp !== undefined && !issuers.some(one => one === idp))) return { kind: 'guest' }
  return { kind: 'person', id: oid.toLowerCase(), until: (exp! + clockToleranceSeconds) * 1000 }
}

/** Throws `Unavailable` while Entra's keys cannot be read. */
function entraKeys(address: URL, log: Pick<Logger, 'warn'>): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(address, { timeoutDuration: readMs })
  let failedAt = -Infinity
  return async (header, token) => {
    if (performance.now() - failedAt < betweenTriesMs) throw new Unavailable('entra-keys')
    try {
      return await keys(header, token)
    } catch (error) {
      if (error instanceof JWKSNoMatchingKey || error instanceof JWKSMultipleMatchingKeys) throw error
      failedAt = performance.now()
      log.warn({ err: error }, 'Entra’s keys could not be read: nobody can be let into the tab')
      throw new Unavailable('entra-keys', { cause: error })
    }
  }
}
