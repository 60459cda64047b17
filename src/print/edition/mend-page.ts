import { bytesDigest } from '../../core/domain/seal.ts'
import { escapeHtml } from '../../http/escape-html.ts'
import type { Words } from '../../words.ts'

/** A picture as `edition-page.ts` writes it; the page is bytes, and this part is ASCII. */
const image = /<img src="data:[\w/+.-]{1,60};base64,([\w+/=]*)"[^<>]*>/g

/** A printed page with « Image retirée » in the place of these pictures, by their digests; of none the same bytes. */
export function mendedPage(page: Uint8Array, digests: readonly string[], words: Words): Buffer {
  const bytes = Buffer.from(page.buffer, page.byteOffset, page.byteLength)
  if (digests.length === 0) return bytes
  const said = Buffer.from(`<p>${escapeHtml(words.text('print.edition.removedPicture'))}</p>`).toString('latin1')
  const gone = (whole: string, data: string): string => (digests.includes(digestOf(data)) ? said : whole)
  return Buffer.from(asText(page).replace(image, gone), 'latin1')
}

/** Bytes of each picture of a page, by their digest in it. */
export function bytesInPage(page: Uint8Array): Map<string, Uint8Array> {
  const found = [...asText(page).matchAll(image)].map(([, data = '']) => new Uint8Array(Buffer.from(data, 'base64')))
  return new Map(found.map(bytes => [bytesDigest(bytes), bytes]))
}

function digestOf(base64: string): string {
  return bytesDigest(Buffer.from(base64, 'base64'))
}

/** One sign a byte, so that every byte stays what it is. */
function asText(page: Uint8Array): string {
  return Buffer.from(page.buffer, page.byteOffset, page.byteLength).toString('latin1')
}
