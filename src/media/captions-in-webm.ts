import type { EmbeddedCaptions } from '../core/domain/pictures/video.ts'

/** Elements of WebM (RFC 9559): what its tracks lie in, and what each of them says of itself. */
const id = {
  segment: 0x18_53_80_67,
  tracks: 0x16_54_ae_6b,
  track: 0xae,
  codec: 0x86,
  language: 0x22_b5_9c,
  tag: 0x22_b5_9d,
}
/** An untrusted file may be made of elements of two bytes each. */
const elementsMost = 10_000
const languagesMost = 50
/** Bytes of a codec's or a language's name. */
const textMost = 100

/** Captions of a webm; [] where it says nothing of its tracks. Nothing beyond them is read. */
export function captionsInWebm(bytes: Uint8Array): EmbeddedCaptions[] {
  const read = new Elements(bytes)
  const segment = read.first(null, id.segment)
  const tracks = segment && read.first(segment, id.tracks)
  if (!tracks) return []
  return read
    .within(tracks, id.track)
    .filter(track => isCaptions(read.text(track, id.codec) ?? ''))
    .slice(0, languagesMost)
    .map(track => ({ language: languageOf(read.text(track, id.tag) ?? read.text(track, id.language)) }))
}

/** Texts that are shown, not chapters, descriptions or data. */
function isCaptions(codec: string): boolean {
  return /^(S_TEXT\/\w+|D_WEBVTT\/(SUBTITLES|CAPTIONS))$/.test(codec)
}

/**
 * « und » means in a file that the language is unknown; a file without a language counts the same, whatever the
 * format's default.
 */
function languageOf(told: string | null): string | null {
  return told !== null && /^(?!und\b)[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(told) ? told : null
}

type Element = { kind: number; from: number; end: number }

class Elements {
  readonly #bytes: Uint8Array
  #left = elementsMost

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** Elements of one kind directly within another; null: in the file itself. */
  within(outer: Element | null, kind: number): Element[] {
    return [...this.#lying(outer, kind)]
  }

  /** The first element of that kind: as many others may follow as there are frames. */
  first(outer: Element | null, kind: number): Element | null {
    return this.#lying(outer, kind).next().value ?? null
  }

  *#lying(outer: Element | null, kind: number): Generator<Element, undefined> {
    const to = outer?.end ?? this.#bytes.byteLength
    for (let at = outer?.from ?? 0; at < to && this.#left > 0; this.#left--) {
      const element = this.#at(at, to)
      if (!element) break
      if (element.kind === kind) yield element
      at = element.end
    }
  }

  text(outer: Element, kind: number): string | null {
    const found = this.first(outer, kind)
    if (!found) return null
    const bytes = this.#bytes.subarray(found.from, Math.min(found.end, found.from + textMost))
    // A text shorter than its place ends with a zero.
    return Buffer.from(bytes).toString('latin1').split('\0', 1)[0]!
  }

  /** An element ends with its outer one at the latest; one of unknown size, there. Null: there is none. */
  #at(at: number, to: number): Element | null {
    const kind = this.#number(at, 4, false)
    const size = kind && this.#number(at + kind.length, 8, true)
    if (!kind || !size) return null
    const from = at + kind.length + size.length
    const isUnknown = size.value === 2 ** (7 * size.length) - 1
    return { kind: kind.value, from, end: isUnknown ? to : Math.min(from + size.value, to) }
  }

  /** Of as many bytes as its first one says by its zeros; `marked`: the bit that ends these is no part of it. */
  #number(at: number, most: number, marked: boolean): { value: number; length: number } | null {
    const first = this.#bytes[at] ?? 0
    const length = Math.clz32(first) - 23
    if (length > most || at + length > this.#bytes.byteLength) return null
    let value = marked ? first & (0xff >> length) : first
    for (let index = 1; index < length; index++) value = value * 256 + (this.#bytes[at + index] ?? 0)
    return { value, length }
  }
}
