import type { VariantLimits } from './limits.ts'
import { marksIn } from './mark-text.ts'

const letters = new Intl.Segmenter()
const utf8 = new TextEncoder()

/** Letters as people see them: a family of emoji is one, an accent typed as a sign of its own none. */
export function graphemesIn(text: string): number {
  let n = 0
  for (const _ of letters.segment(text)) n++
  return n
}

export function bytesIn(text: string): number {
  return utf8.encode(text).byteLength
}

/** A text with the warning before it, as its network counts both. */
export function countText({ text, warning }: { text: string; warning: string }, limits: VariantLimits) {
  const counted = (limits.warns ? warning : '') + asCounted(text, limits)
  return { n: limits.count === 'graphemes' ? graphemesIn(counted) : counted.length, bytes: bytesIn(text) }
}

/** What Mastodon counts: for each address so many signs, and of a mention the name alone. */
function asCounted(text: string, { perUrl, shortMentions }: VariantLimits): string {
  if (perUrl === null && !shortMentions) return text
  const parts: string[] = []
  let at = 0
  for (const mark of marksIn(text)) {
    const short =
      mark.kind === 'link' && perUrl !== null && isPublic(mark.uri)
        ? 'x'.repeat(perUrl)
        : mark.kind === 'mention' && shortMentions
          ? `@${mark.name.split('@')[0] ?? ''}`
          : null
    if (short === null) continue
    parts.push(text.slice(at, mark.start), short)
    at = mark.end
  }
  return [...parts, text.slice(at)].join('')
}

/** Whether the host is a domain with a dot and a top-level domain of letters: instances make links of nothing else. */
function isPublic(uri: string): boolean {
  const { hostname } = new URL(uri)
  return /\.(?:[a-z]{2,63}|xn--[a-z\d-]{1,59})$/i.test(hostname)
}
