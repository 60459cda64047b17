import { jwtVerify, SignJWT } from 'jose'
import { openKeys, type KeyPair, type Keys } from './keys.ts'
import type { Answer, Handler, Incoming, Route } from './router.ts'
import { readTokenRequest, refuse } from './token-request.ts'
import type { Town } from './town/town.ts'

export { openKeys, type Keys }

export const botFrameworkAudience = 'https://api.botframework.com'

/** As Entra counts: an hour, less a second. */
const tokenSeconds = 3599

export type TokenOverrides = {
  iss?: string
  serviceUrl?: string
  /** Seconds from now; below zero: it has ended. */
  expiresIn?: number
  /** Seconds from now. */
  notBefore?: number
  kid?: string
  tid?: string
}

/** Entra's token endpoint and metadata, and the Bot Framework's keys. */
export function loginRoutes(town: Town, keys: Keys, origin: () => string, granted: () => string[]): Route[] {
  const ofTenant =
    (handler: Handler): Handler =>
    async request =>
      request.params.tenant === town.tenantId
        ? handler(request)
        : refuse(400, 'invalid_tenant', 90002, `Tenant '${request.params.tenant}' not found.`)
  const ok =
    (body: () => unknown): Handler =>
    async () => ({ status: 200, body: body() })
  return [
    [
      'POST',
      '/:tenant/oauth2/v2.0/token',
      ofTenant(request => giveToken(town, keys, origin(), { request, roles: granted() })),
    ],
    ['GET', '/common/discovery/instance', ok(() => instance(town, origin()))],
    ['GET', '/:tenant/v2.0/.well-known/openid-configuration', ofTenant(ok(() => entraMetadata(town, origin())))],
    ['GET', '/:tenant/discovery/v2.0/keys', ofTenant(ok(() => ({ keys: [keys.entra.jwk] })))],
    ['GET', '/v1/.well-known/openidconfiguration', ok(() => botMetadata(origin()))],
    ['GET', '/v1/.well-known/keys', ok(() => ({ keys: [{ ...keys.bot.jwk, endorsements: ['msteams'] }] }))],
  ]
}

/** The token that Teams sends along with an activity. */
export async function signActivityToken(
  keys: Keys,
  { aud, serviceUrl, overrides = {} }: { aud: string; serviceUrl: string; overrides?: TokenOverrides },
): Promise<string> {
  const { iss = botFrameworkAudience, expiresIn = 3600, notBefore = -300, tid, kid } = overrides
  const claims = { serviceurl: overrides.serviceUrl ?? serviceUrl, ...(tid === undefined ? {} : { tid }) }
  return sign(keys.bot, claims, { iss, aud, expiresIn, notBefore, ...(kid === undefined ? {} : { kid }) })
}

/** Whether an Authorization header holds a token that this town's Entra gave for that audience. */
export async function checkBearer(keys: Keys, header: string | undefined, audience: string): Promise<boolean> {
  const token = /^Bearer (\S+)$/i.exec(header ?? '')?.[1]
  if (token === undefined || keys.revoked.has(token)) return false
  const known = keys.checked.get(token)
  if (known !== undefined) return known.audience === audience && known.until > Date.now() / 1000
  try {
    const { payload } = await jwtVerify(token, keys.entra.jwk, { algorithms: ['RS256'], audience })
    if (keys.checked.size > 1000) keys.checked.clear()
    keys.checked.set(token, { audience, until: payload.exp ?? 0 })
    return true
  } catch {
    return false
  }
}

/** Refuses from now on every token that was shown here so far, as after a sign-out; a new one is given to who asks. */
export function revokeTokens(keys: Keys): number {
  for (const token of keys.checked.keys()) keys.revoked.add(token)
  const count = keys.checked.size
  keys.checked.clear()
  return count
}

async function giveToken(
  town: Town,
  keys: Keys,
  origin: string,
  { request, roles }: { request: Incoming; roles: string[] },
): Promise<Answer> {
  const asked = readTokenRequest(town, request, [botFrameworkAudience, origin])
  if ('status' in asked) return asked
  const app = { appid: town.appId, azp: town.appId, azpacr: '1', idtyp: 'app', tid: town.tenantId, ver: '2.0' }
  // As Entra does: what administrators granted is in a token for Graph alone.
  const claims = asked.audience === origin ? { ...app, roles } : app
  const access_token = await sign(keys.entra, claims, {
    iss: `${origin}/${town.tenantId}/v2.0`,
    aud: asked.audience,
    expiresIn: tokenSeconds,
    notBefore: -300,
  })
  return {
    status: 200,
    headers: { 'cache-control': 'no-store, no-cache' },
    body: { token_type: 'Bearer', expires_in: tokenSeconds, ext_expires_in: tokenSeconds, access_token },
  }
}

type Frame = { iss: string; aud: string; expiresIn: number; notBefore: number; kid?: string }

export async function sign(pair: KeyPair, claims: Record<string, unknown>, frame: Frame): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const kid = frame.kid ?? pair.kid
  return new SignJWT({ ...claims, jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, x5t: kid })
    .setIssuer(frame.iss)
    .setAudience(frame.aud)
    .setIssuedAt(now)
    .setNotBefore(now + frame.notBefore)
    .setExpirationTime(now + frame.expiresIn)
    .sign(pair.secret)
}

function entraMetadata(town: Town, origin: string): unknown {
  const tenant = `${origin}/${town.tenantId}`
  return {
    issuer: `${tenant}/v2.0`,
    authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${tenant}/oauth2/v2.0/token`,
    jwks_uri: `${tenant}/discovery/v2.0/keys`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
  }
}

function botMetadata(origin: string): unknown {
  return {
    issuer: botFrameworkAudience,
    authorization_endpoint: 'https://invalid.botframework.com',
    jwks_uri: `${origin}/v1/.well-known/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  }
}

function instance(town: Town, origin: string): unknown {
  const host = new URL(origin).host
  return {
    tenant_discovery_endpoint: `${origin}/${town.tenantId}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  }
}
