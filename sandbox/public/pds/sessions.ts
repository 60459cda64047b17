import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Answer, Handler, Incoming } from '../../router.ts'
import type { PublicSide } from '../public-side.ts'
import { invalid, xrpcError } from './xrpc.ts'

const minutes = { access: 120, refresh: 90 * 24 * 60 }
type Kind = keyof typeof minutes

const scopes: Record<Kind, string> = { access: 'com.atproto.appPass', refresh: 'com.atproto.refresh' }

export function createSession(side: PublicSide, { body }: Incoming): Answer {
  const { identifier, password } = (body ?? {}) as { identifier?: unknown; password?: unknown }
  if (typeof identifier !== 'string' || typeof password !== 'string')
    return invalid('Input must have the property "password"')
  const { did, handle, appPassword } = side.accounts.bluesky
  const isOurs = [did, handle].includes(identifier.toLowerCase().replace(/^@/, '')) && password === appPassword
  if (!isOurs || side.revoked.has('bluesky'))
    return xrpcError(401, 'AuthenticationRequired', 'Invalid identifier or password')
  return session(side)
}

export function refreshSession(side: PublicSide, { headers }: Incoming): Answer {
  return judge(side, 'refresh', headers.authorization) ?? session(side)
}

/** Lets in who carries a token of a session. */
export function signedIn(side: PublicSide, handler: Handler): Handler {
  return async request => judge(side, 'access', request.headers.authorization) ?? handler(request)
}

function session(side: PublicSide): Answer {
  const { did, handle } = side.accounts.bluesky
  const body = {
    did,
    handle,
    accessJwt: sign(side, 'access'),
    refreshJwt: sign(side, 'refresh'),
    active: true,
    didDoc: {
      '@context': ['https://www.w3.org/ns/did/v1'],
      id: did,
      alsoKnownAs: [`at://${handle}`],
      service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: side.origin() }],
    },
  }
  return { status: 200, body }
}

function sign(side: PublicSide, kind: Kind): string {
  const now = Math.floor(side.now() / 1000)
  const head = { typ: kind === 'access' ? 'at+jwt' : 'refresh+jwt', alg: 'HS256' }
  const claims = {
    scope: scopes[kind],
    sub: side.accounts.bluesky.did,
    iat: now,
    exp: now + minutes[kind] * 60,
    jti: randomUUID(),
  }
  const text = [head, claims].map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${text}.${mac(side, text).toString('base64url')}`
}

/** What the server says to this token; undefined: it is good. */
function judge(side: PublicSide, kind: Kind, authorization: string | undefined): Answer | undefined {
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
  if (token === undefined) return xrpcError(401, 'AuthMissing', 'Authentication Required')
  const at = token.lastIndexOf('.')
  const [given, made] = [Buffer.from(token.slice(at + 1), 'base64url'), mac(side, token.slice(0, Math.max(at, 0)))]
  if (given.length !== made.length || !timingSafeEqual(given, made))
    return invalid('Token could not be verified', 'InvalidToken')
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    scope: string
    exp: number
  }
  if (claims.scope !== scopes[kind]) return invalid('Bad token scope', 'InvalidToken')
  const isOver = claims.exp * 1000 <= side.now()
  return isOver || side.revoked.has('bluesky') ? invalid('Token has expired', 'ExpiredToken') : undefined
}

function mac(side: PublicSide, text: string): Buffer {
  return createHmac('sha256', side.accounts.bluesky.appPassword).update(text).digest()
}
