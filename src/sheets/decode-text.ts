/** Read without a guess; anything else is what an old spreadsheet writes in France. */
const marks: [label: string, bytes: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
const lookedAt = 4096

/** UTF-8, UTF-16 (with its mark, or by its zeros) or Windows-1252; null when it is no text at all. */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decoded(bytes)
  return text === null || /[\u0000-\u0008\u000e-\u001a]/.test(text.slice(0, lookedAt)) ? null : text
}

function decoded(bytes: Uint8Array): string | null {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))
  if (marked) return new TextDecoder(marked[0]).decode(bytes)
  const wide = wideBy(bytes.subarray(0, lookedAt))
  if (wide !== null) return new TextDecoder(wide).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Letters of Europe leave every other byte of UTF-16 zero. */
function wideBy(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0]
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2]!++
  const [even = 0, odd = 0] = zeros
  if (even + odd < bytes.length / 4) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}
