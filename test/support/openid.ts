import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { request } from 'node:https'
import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose'

export type OpenId = {
  /** For BOT_OPENID_METADATA_URL. */
  url: string
  /** Whose keys are handed on: the town is open only later. */
  town: { origin: string; ca: string }
  /** A key of the Bot Framework that is endorsed for another channel only. */
  other: { kid: string; secret: CryptoKey }
  /** One that is endorsed for Teams, for tokens that the town does not sign. */
  own: { kid: string; secret: CryptoKey }
  /** The town's own public key. */
  publicKey(): Promise<JWK & { kid: string }>
  close(): void
}

/** The Bot Framework's OpenID metadata with two keys more than the town's; one is not endorsed for Teams. */
export async function startOpenId(): Promise<OpenId> {
  const pair = async (kid: string, endorsement: string) => {
    const { publicKey, privateKey } = await generateKeyPair('RS256')
    const published = {
      ...(await exportJWK(publicKey)),
      kid,
      x5t: kid,
      use: 'sig',
      alg: 'RS256',
      endorsements: [endorsement],
    }
    return { kid, secret: privateKey, published }
  }
  const [other, own] = await Promise.all([
    pair('endorsed-for-webchat', 'webchat'),
    pair('endorsed-for-teams', 'msteams'),
  ])
  const town = { origin: '', ca: '' }
  const keys = async (): Promise<(JWK & { kid: string })[]> =>
    (await read(`${town.origin}/v1/.well-known/keys`, town.ca)).keys
  const server = createServer((incoming, response) => {
    const body = incoming.url?.endsWith('/keys')
      ? keys().then(all => ({ keys: [...all, other.published, own.published] }))
      : Promise.resolve(metadata(url))
    response.setHeader('content-type', 'application/json')
    void body.then(
      value => response.end(JSON.stringify(value)),
      () => {
        response.statusCode = 502
        response.end()
      },
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    town,
    other,
    own,
    publicKey: async () => (await keys())[0]!,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function metadata(url: string): object {
  return {
    issuer: 'https://api.botframework.com',
    jwks_uri: `${url}/v1/.well-known/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  }
}

type Keys = { keys: (JWK & { kid: string })[] }

function read(url: string, ca: string): Promise<Keys> {
  return new Promise((resolve, reject) => {
    request(url, { ca }, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as Keys))
    })
      .on('error', reject)
      .end()
  })
}
