import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

export const appId = '11111111-0000-4000-8000-000000000000'
export const tenantId = '99999999-0000-4000-8000-000000000000'
export const publicUrl = 'https://mary.ville.fr'

type Pair = { kid: string; secret: CryptoKey; published: JWK & { kid: string } }

export type Made = {
  claims?: Record<string, unknown>
  aud?: string | string[]
  iss?: string
  /** Seconds from now; null: none. */
  exp?: number | null
  nbf?: number
  iat?: number | null
  /** `stranger`: a key that is not published; `renamed`: that key under the name of the published one. */
  key?: 'own' | 'stranger' | 'renamed'
}

/** Teams in a browser. */
export const teamsClient = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'

/** An Entra of a test's own: its keys over HTTP, and the tokens that it signs. */
export async function openEntra() {
  const [own, stranger] = await Promise.all([pair('own'), pair('stranger')])
  let isAway = false
  let asked = 0
  const server = createServer((request, response) => {
    asked++
    response.statusCode = isAway ? 503 : request.url === `/${tenantId}/discovery/v2.0/keys` ? 200 : 404
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ keys: [own.published] }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  /** A good token but for what is said. */
  const token = (
    person: string,
    { claims, aud = appId, iss, exp = 3600, nbf = -300, iat = 0, key = 'own' }: Made = {},
  ) => {
    const seconds = Math.floor(Date.now() / 1000)
    const made = new SignJWT({
      oid: person,
      tid: tenantId,
      scp: 'access_as_user',
      ver: '2.0',
      azp: teamsClient,
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid: key === 'stranger' ? 'stranger' : 'own' })
      .setIssuer(iss ?? `${url}/${tenantId}/v2.0`)
      .setAudience(aud)
      .setNotBefore(seconds + nbf)
    if (iat !== null) made.setIssuedAt(seconds + iat)
    if (exp !== null) made.setExpirationTime(seconds + exp)
    return made.sign((key === 'own' ? own : stranger).secret)
  }
  return {
    url,
    token,
    publicKey: own.published,
    asked: () => asked,
    goAway: (away: boolean) => void (isAway = away),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

export type Entra = Awaited<ReturnType<typeof openEntra>>

async function pair(kid: string): Promise<Pair> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { kid, secret: privateKey, published: { ...(await exportJWK(publicKey)), kid, use: 'sig' } }
}
