import { generateKeyPair, createPublicKey, type KeyObject, type webcrypto } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { exportJWK, importJWK, type JWK } from 'jose'

export type KeyPair = { kid: string; secret: webcrypto.CryptoKey; jwk: JWK }

/** Entra's key signs what the bot carries, the Bot Framework's what it is given. */
export type Keys = {
  entra: KeyPair
  bot: KeyPair
  /** Bearer tokens already found good: audience and end in seconds. */
  checked: Map<string, { audience: string; until: number }>
  /** Bearer tokens that were good and are refused since. */
  revoked: Set<string>
}

type Kept = { entra: JWK; bot: JWK }

/** The keys that `folder` holds, made on the first start; with no folder they last as long as the process. */
export async function openKeys(folder?: string): Promise<Keys> {
  const file = folder === undefined ? undefined : join(folder, 'keys.json')
  const kept =
    file !== undefined && existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Kept)
      : { entra: await makeKey(), bot: await makeKey() }
  if (folder !== undefined && file !== undefined) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, JSON.stringify(kept), { mode: 0o600 })
  }
  return { entra: await openPair(kept.entra), bot: await openPair(kept.bot), checked: new Map(), revoked: new Set() }
}

async function makeKey(): Promise<JWK> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return exportJWK(privateKey)
}

async function openPair(jwk: JWK): Promise<KeyPair> {
  const kid = (jwk.n ?? '').slice(0, 27)
  const secret = await importJWK({ ...jwk, alg: 'RS256' }, 'RS256')
  if (secret instanceof Uint8Array) throw new Error('An RSA key was expected.')
  return { kid, secret, jwk: await publicJwk(jwk, kid) }
}

async function publicJwk(jwk: JWK, kid: string): Promise<JWK> {
  const key: KeyObject = createPublicKey({ key: jwk, format: 'jwk' })
  return { ...(await exportJWK(key)), kid, x5t: kid, use: 'sig', alg: 'RS256' }
}
