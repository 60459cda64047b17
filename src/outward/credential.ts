import {
  ClientAssertionCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity'
import { Misconfigured, Unavailable } from '../core/domain/errors.ts'

export type Credential = {
  /** An access token for a scope such as `https://api.botframework.com/.default`, kept until shortly before its end. */
  token(scope: string): Promise<string>
  /** Another token than `refused`, which the far side did not take: the kept one if it was renewed meanwhile. */
  renew(scope: string, refused: string): Promise<string>
}

export type Identity = {
  type: 'SingleTenant' | 'UserAssignedMSI'
  appId: string
  /** The secret of a SingleTenant app; or in its place the client id of the managed identity that the app trusts. */
  password?: string | undefined
  managedIdentityId?: string | undefined
  tenantId: string
  /** Origin of the login service. */
  loginUrl: string
}

type Kept = { token: string; expiresAt: number }

/** So long before its end a token is still used, while the next one is fetched. */
const aheadMs = 5 * 60_000
/** Never handed out when it ends sooner than a request may take. */
const tooLateMs = 30_000

/**
 * Where Microsoft logs in, and what a managed identity's token must be for, to stand for an app there.
 * https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 */
const tokenExchanges: Record<string, string> = {
  'login.microsoftonline.com': 'api://AzureADTokenExchange',
  'login.microsoftonline.us': 'api://AzureADTokenExchangeUSGov',
  'login.partner.microsoftonline.cn': 'api://AzureADTokenExchangeChina',
  'login.chinacloudapi.cn': 'api://AzureADTokenExchangeChina',
}

/** Tokens of the app's own identity: one request in flight a scope, however many ask. */
export function createCredential(identity: Identity, now: () => number = Date.now): Credential {
  const kept = new Map<string, Kept>()
  const flights = new Map<string, Promise<Kept>>()
  // Reports at once what is wrong with it.
  openCredential(identity)
  const fetchToken = async (scope: string): Promise<Kept> => {
    // It keeps tokens of its own: only a new credential asks the far side again.
    const token = await openCredential(identity)
      .getToken(scope)
      .catch((cause: unknown) => {
        throw failure(cause)
      })
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
      // Fifty sends that got a 401 together make one request.
      return have && have.token !== refused ? have.token : (await fly(scope)).token
    },
  }
}

function openCredential({ type, appId, password, managedIdentityId, tenantId, loginUrl }: Identity): TokenCredential {
  if (type === 'UserAssignedMSI') return new ManagedIdentityCredential({ clientId: appId })
  const exchange = tokenExchanges[new URL(loginUrl).hostname]
  const options = {
    authorityHost: loginUrl,
    // A sovereign cloud or a stand-in is not in Microsoft's directory of login hosts.
    disableInstanceDiscovery: exchange === undefined,
    retryOptions: { maxRetries: 1, retryDelayInMs: 500, maxRetryDelayInMs: 2_000 },
  }
  if (password) return new ClientSecretCredential(tenantId, appId, password, options)
  if (!managedIdentityId)
    throw new Misconfigured(
      'no-password',
      'a SingleTenant app needs its secret (MicrosoftAppPassword) or a managed identity (MANAGED_IDENTITY_CLIENT_ID)',
    )
  const identity = new ManagedIdentityCredential({ clientId: managedIdentityId })
  const assertion = async (): Promise<string> =>
    (await identity.getToken(`${exchange ?? 'api://AzureADTokenExchange'}/.default`)).token
  return new ClientAssertionCredential(tenantId, appId, assertion, options)
}

/** Entra's own error numbers: it answered, and will answer the same again until the operator acts. */
const refused = /AADSTS(?!90033|50196|90036)\d+|invalid_client|unauthorized_client|invalid_scope/

/** What the metadata service of a machine in Azure says of an identity that was not assigned to it. */
const notAssigned = /Identity not found/i

function failure(cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause)
  if (notAssigned.test(message)) {
    const why = 'this machine was not assigned the managed identity that the configuration names'
    return new Misconfigured('managed-identity', why, { cause })
  }
  const code = /AADSTS\d+/.exec(message)?.[0] ?? 'login'
  if (!refused.test(message)) return new Unavailable('login', { cause })
  const why = `Entra refuses the app's identity (${code}): check its id, its secret or federated credential, and its tenant`
  return new Misconfigured(code, why, { cause })
}
