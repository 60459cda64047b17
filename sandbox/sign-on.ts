import type { Keys } from './keys.ts'
import { sign } from './login.ts'
import type { Person, Town } from './town/town.ts'

/** As Entra writes an access token: the first form is what an app registration asks for unless it says otherwise. */
export type SignOnVersion = 1 | 2

/** Teams in a browser: the client that asks for the token. */
const teamsClientId = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'
const scope = 'access_as_user'
const livesSeconds = 3_600

/**
 * The token with which a page in Teams shows who looks at it (single sign-on).
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function signOnToken(keys: Keys, town: Town, origin: string, person: Person, version: SignOnVersion) {
  const { tenantId: tid, appId } = town
  const who = { oid: person.id, sub: person.id, tid, scp: scope, name: person.displayName }
  const claims = {
    1: { ...who, ver: '1.0', appid: teamsClientId, appidacr: '0', upn: person.mail, unique_name: person.mail },
    2: { ...who, ver: '2.0', azp: teamsClientId, azpacr: '0', preferred_username: person.mail },
  }
  const frame = {
    1: { iss: `https://sts.windows.net/${tid}/`, aud: `api://${appId}` },
    2: { iss: `${origin}/${tid}/v2.0`, aud: appId },
  }
  return sign(keys.entra, claims[version], { ...frame[version], expiresIn: livesSeconds, notBefore: -300 })
}
