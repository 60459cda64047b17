import { X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from 'selfsigned'

/** Key and certificate in PEM; the certificate is its own authority: who trusts it as a CA reaches the server. */
export type Certificate = { key: string; cert: string }

const monthMs = 30 * 24 * 3_600_000
const days = 3650

/** The certificate of `localhost`, kept in the folder so that it stays the same between runs. */
export async function openCertificate(folder: string | undefined): Promise<Certificate> {
  if (folder === undefined) return make()
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'certificate.json')
  const kept = existsSync(file) ? read(file) : undefined
  if (kept !== undefined) return kept
  const made = await make()
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 })
  return made
}

function read(file: string): Certificate | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Certificate
    const ends = new Date(new X509Certificate(kept.cert).validTo).getTime()
    return ends > Date.now() + monthMs ? kept : undefined
  } catch {
    return undefined
  }
}

async function make(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'Mary sandbox' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + days * 24 * 3_600_000),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, keyCertSign: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  })
  return { key: made.private, cert: made.cert }
}
