import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Locale } from './actor.ts'
import type { Audience } from './audiences/audience.ts'
import type { PlannedRelease } from './channels/channel.ts'
import type { SealedVariant } from './channels/variant.ts'
import type { SealedEdition } from './sealed-edition.ts'
import type { Day, Instant } from './time.ts'

/**
 * Made once, at submission; stored, hashed, shown and sent as it is. `card` is Adaptive Card JSON. `without`: ids of
 * pictures to which a person on them no longer agrees: every card shows « Image retirée » in their place. Only that
 * changes without another visa, and no seal covers it; absent: none.
 */
export type RenderedPost = { locale: Locale; summary: string; card: string; without?: string[] }

/**
 * All that a visa approves. `pictures`: their digests, in the order shown. `correctionOf`: the broadcast whose cards it
 * corrects; null: it is sent anew.
 */
export type Sealed = {
  rendered: RenderedPost
  pictures: string[]
  /** The digest of its video; absent: it has none. Its title, its length and its address are words of the card. */
  video?: string
  audience: Audience
  headCount: number
  slot: Instant | null
  mandatory: boolean
  expiresOn: Day | null
  correctionOf: string | null
  /** Where its figures come from; none: absent or empty. */
  sources?: string
  /** Where else it goes, and when; none: absent or empty. */
  elsewhere?: PlannedRelease[]
  /** Its words on those channels, one of a kind at most; none: absent or empty. */
  variants?: SealedVariant[]
  /** Of the post that announces an edition; absent: it announces none. */
  edition?: SealedEdition
}

/**
 * SHA-256, in hex, of the RFC 8785 form in NFC: neither the order of keys nor the way accents are written matters.
 * Parts that a post does not have (mandatory, an end, a correction, sources, other channels, a video) leave no trace in
 * it, so that visas from versions of Mary without these parts still hold.
 */
export function computeSeal({
  rendered,
  pictures,
  video,
  audience,
  headCount,
  slot,
  mandatory,
  expiresOn,
  correctionOf,
  sources,
  elsewhere = [],
  variants = [],
  edition,
}: Sealed): string {
  const { locale, summary, card } = rendered
  const said = {
    ...(video && { video }),
    ...(mandatory && { mandatory }),
    ...(expiresOn && { expiresOn }),
    ...(correctionOf && { correctionOf }),
    ...(sources && { sources }),
    ...(elsewhere.length > 0 && { elsewhere }),
    ...(variants.length > 0 && { variants }),
    ...(edition && { edition }),
  }
  return canonicalDigest({ rendered: { locale, summary, card }, pictures, audience, headCount, slot, ...said })
}

/**
 * `erasedAt`: since then it says « personne effacée » in place of a name, and its seal cannot be made again.
 * `erasedSeal`: the seal of what the erasure left; the journal has it as well.
 */
export type SealedAs = { seal: string; erasedAt?: Instant; erasedSeal?: string }

/**
 * Whether a version is what its seal says. Where the name of an erased person was in it, that seal cannot be made
 * again: the version has to match the seal of what the erasure left, to the byte. Nothing else may differ.
 */
export function isAsSealed(version: Sealed & SealedAs): boolean {
  const made = computeSeal(version)
  return made === version.seal || made === version.erasedSeal
}

/**
 * The seal of a sending, SHA-256 in hex: what was approved, and exactly which people get it. `digest`: of the frozen
 * people, as the ledger computes it.
 */
export function sendingSeal(seal: string, frozen: { people: number; digest: string }): string {
  return canonicalDigest({ seal, ...frozen })
}

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** The same for two values that say the same. The order of an audience's members counts, as on screen. */
export function canonicalKey(value: Json): string {
  return canonicalize(inNfc(value)) ?? ''
}

/** SHA-256 in hex, one for all values that say the same. */
export function canonicalDigest(value: Json): string {
  return bytesDigest(canonicalKey(value))
}

/** SHA-256 in hex; of a text, of its UTF-8. */
export function bytesDigest(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** No mark is dropped here: cleaned texts have few enough (`normalized`), so that the seal covers all of them. */
function inNfc(value: Json): Json {
  if (typeof value === 'string') return value.normalize('NFC')
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(inNfc)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.normalize('NFC'), inNfc(inner)]))
}
