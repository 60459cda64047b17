import type { Credential } from '../outward/credential.ts'

/**
 * What administrators granted this app, as Entra writes it into the app's own token for Graph (claim `roles`:
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference). What Exchange grants by RBAC for
 * Applications is not in it. Null: the token cannot be read; it is opaque by contract. May throw `Unavailable`.
 */
export async function grantedPermissions(credential: Credential, graphUrl: string): Promise<string[] | null> {
  const [, payload = ''] = (await credential.token(`${graphUrl}/.default`)).split('.')
  try {
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { roles?: unknown }
    const { roles } = claims
    return Array.isArray(roles) ? roles.filter((one): one is string => typeof one === 'string') : []
  } catch {
    return null
  }
}
