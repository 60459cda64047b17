import { fieldsOf } from './check-post.ts'

/** What the server lets pass and no reader would see as it was meant: facets beside the text, or through a letter. */
export function minding(record: Record<string, unknown>): string[] {
  const { text, facets } = record
  if (typeof text !== 'string' || !Array.isArray(facets)) return []
  const bytes = Buffer.from(text)
  return facets.flatMap((facet: unknown) => {
    const { byteStart, byteEnd } = fieldsOf(fieldsOf(facet)['index']) as { byteStart: number; byteEnd: number }
    const isWithin = byteStart < byteEnd && byteEnd <= bytes.length
    const isWhole = !isInside(bytes, byteStart) && !isInside(bytes, byteEnd)
    return isWithin && isWhole
      ? []
      : [`a facet at ${byteStart}–${byteEnd} of ${bytes.length} bytes covers no whole letters`]
  })
}

/** A byte that continues a letter. */
function isInside(bytes: Buffer, at: number): boolean {
  return ((bytes[at] ?? 0) & 0xc0) === 0x80
}
