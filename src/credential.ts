import { ClientSecretCredential, ManagedIdentityCredential, type TokenCredential } from '@azure/identity'
import { Misconfigured, Unavailable } from './core/errors.ts'

export type Credential = {
  /** An access token for a scope such as `https://api.botframework.com/.default`, kept until shortly before its end. */
  token(scope: string): Promise<string>
  /** Another one than `refused`, which the far side did not take: the kept one when somebody renewed it meanwhile. */
  renew(scope: string, refused: string): Promise<string>
}

export type Identity = {
  type: 'SingleTenant' | 'UserAssignedMSI'
  appId: string
  /** Only for SingleTenant. */
  password?: string | undefined
  tenantId: string
  /** Origin of the login service. */
  loginUrl: string
}

type Kept = { token: string; expiresAt: number }

/** Within this time of its end a token still goes out, while the next one is fetched. */
const aheadMs = 5 * 60_000
/** Never handed out when it ends sooner than a request may take. */
const tooLateMs = 30_000

/** https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
const microsoftHosts = new Set([
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
])

/** Tokens of the app's own identity: one request in flight a scope, however many ask. */
export function createCredential(identity: Identity, now: () => number = Date.now): Credential {
  const kept = new Map<string, Kept>()
  const flights = new Map<string, Promise<Kept>>()
  // Says at once what is wrong with it.
  openCredential(identity)
  const fetchToken = async (scope: string): Promise<Kept> => {
    // It keeps tokens of its own: only a new one asks the far side again.
    const token = await openCredential(identity).getToken(scope).catch((cause: unknown) => { throw failure(cause) })
    if (!token) throw new Unavailable('login-no-token')
    const fresh = { token: token.token, expiresAt: token.expiresOnTimestamp }
    kept.set(scope, fresh)
    return fresh
  }
  const fly = (scope: string): Promise<Kept> => {
    const flying = flights.get(scope)
    if (flying) return flying
    const flight = fetchToken(scope).finally(() => flights.delete(scope))
    flights.set(scope, flight)
    return flight
  }
  return {
    token: async scope => {
      const have = kept.get(scope)
      const left = have ? have.expiresAt - now() : 0
      if (!have || left < tooLateMs) return (await fly(scope)).token
      if (left < aheadMs) fly(scope).catch(() => undefined)
      return have.token
    },
    renew: async (scope, refused) => {
      const have = kept.get(scope)
      // Fifty sends that met one 401 make one request.
      return have && have.token !== refused ? have.token : (await fly(scope)).token
    },
  }
}

function openCredential({ type, appId, password, tenantId, loginUrl }: Identity): TokenCredential {
  if (type === 'UserAssignedMSI') return new ManagedIdentityCredential({ clientId: appId })
  if (!password) throw new Misconfigured('no-password', 'a SingleTenant app needs its password (MicrosoftAppPassword)')
  return new ClientSecretCredential(tenantId, appId, password, {
    authorityHost: loginUrl,
    // A sovereign cloud or a stand-in is not in Microsoft's directory of login hosts.
    disableInstanceDiscovery: !microsoftHosts.has(new URL(loginUrl).hostname),
    retryOptions: { maxRetries: 1, retryDelayInMs: 500, maxRetryDelayInMs: 2_000 },
  })
}

/** Entra's own error numbers: it answered, and will answer the same again until the operator acts. */
const refused = /AADSTS(?!90033|50196|90036)\d+|invalid_client|unauthorized_client|invalid_scope/

function failure(cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause)
  const code = /AADSTS\d+/.exec(message)?.[0] ?? 'login'
  if (!refused.test(message)) return new Unavailable('login', { cause })
  const why = `Entra refuses the app's identity (${code}): check its id, secret and tenant`
  return new Misconfigured(code, why, { cause })
}
