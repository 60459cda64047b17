/**
 * Nothing of an attestation is stored: each reading checks again whether the person is noted as present, so that
 * removing the tick ends it. The name is part of a URL: hence `no-store`, `noindex`, `no-referrer`, and an end.
 */

import type { Attestation, AttestationLink } from '../core/domain/events/attestation.ts'
import type { Attestations } from '../core/ports/outside.ts'
import { perSecond } from '../timing/per-second.ts'
import { readName, signName } from '../http/signed-name.ts'
import type { Words } from '../words.ts'
import { attestationPaper } from './attestation-paper.ts'

/** unknown: Mary never gave this address, or it is over. busy: too many asked in this second. */
export type ReadAttestation =
  { kind: 'served'; bytes: Uint8Array; headers: Record<string, string> } | { kind: 'unknown' } | { kind: 'busy' }

export type ServedAttestations = Attestations & {
  /** `name`: what follows `/attestation/` in the address. */
  read(name: string): Promise<ReadAttestation>
}

export type AttestationsOptions = {
  publicUrl: string
  /** Must stay the same while addresses live. */
  secret: string
  /** Who attests. */
  authority: string
  words: Words
  /** The present attestation; null: there is none (any more). */
  see(link: AttestationLink): Promise<Attestation | null>
  /** Milliseconds that never go back. */
  now?(): number
}

/** Each takes some ten milliseconds, in which nobody else is answered. */
export const papersPerSecond = 10
const suffix = '.pdf'
const headers = {
  'content-type': 'application/pdf',
  'content-disposition': 'inline; filename="attestation.pdf"',
  // It names a person: nobody caches it on the way, no search engine and no other page learns its address.
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
}

/** The addresses of attestations: signed, of one person, for some days; printed when somebody asks. */
export function createServedAttestations(options: AttestationsOptions): ServedAttestations {
  const { publicUrl, secret, authority, words, see, now = () => performance.now() } = options
  const mayPrint = perSecond(papersPerSecond, now)
  return {
    address: link => `${publicUrl}/attestation/${signName('attestation', idOf(link), secret)}${suffix}`,
    read: async name => {
      const id = name.endsWith(suffix) ? readName('attestation', name.slice(0, -suffix.length), secret) : null
      const link = id === null ? null : linkIn(id)
      if (link === null) return { kind: 'unknown' }
      if (!mayPrint()) return { kind: 'busy' }
      const attestation = await see(link)
      if (attestation === null) return { kind: 'unknown' }
      return { kind: 'served', bytes: attestationPaper(attestation, authority, words), headers }
    },
  }
}

/** Ids of people are Entra's: they travel as base 64, and the end as seconds. */
function idOf({ postId, person, until }: AttestationLink): string {
  return [postId, Buffer.from(person).toString('base64url'), (Date.parse(until) / 1000).toString(36)].join('~')
}

function linkIn(id: string): AttestationLink | null {
  const [postId, person, until, ...more] = id.split('~')
  if (postId === undefined || person === undefined || until === undefined || more.length > 0) return null
  const seconds = Number.parseInt(until, 36)
  if (!(seconds < 1e11)) return null
  return { postId, person: Buffer.from(person, 'base64url').toString(), until: new Date(seconds * 1000).toISOString() }
}
