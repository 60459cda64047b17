/** With one of these marks the encoding is certain; without one it is what an old spreadsheet writes in France. */
const marks: [label: string, bytes: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
const lookedAt = 4096
/** So much is decoded in a millisecond or two. */
const bytesAtOnce = 256 * 1024

type Turn = () => Promise<unknown>

/**
 * UTF-8, UTF-16 (with its mark, or by its zeros) or Windows-1252; null when it is no text at all. `turn`: lets other
 * work run between two slices.
 */
export async function decodeText(bytes: Uint8Array, turn: Turn): Promise<string | null> {
  const text = await decoded(bytes, turn)
  return text === null || /[\u0000-\u0008\u000e-\u001a]/.test(text.slice(0, lookedAt)) ? null : text
}

async function decoded(bytes: Uint8Array, turn: Turn): Promise<string | null> {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0]
  const label = marked ?? wideBy(bytes.subarray(0, lookedAt))
  if (label !== null) return inSlices(bytes, new TextDecoder(label), turn)
  try {
    return await inSlices(bytes, new TextDecoder('utf-8', { fatal: true }), turn)
  } catch {
    return inSlices(bytes, new TextDecoder('windows-1252'), turn)
  }
}

async function inSlices(bytes: Uint8Array, decoder: InstanceType<typeof TextDecoder>, turn: Turn): Promise<string> {
  let text = ''
  for (let from = 0; from < bytes.length; from += bytesAtOnce) {
    text += decoder.decode(bytes.subarray(from, from + bytesAtOnce), { stream: true })
    await turn()
  }
  return text + decoder.decode()
}

/** Letters of Europe leave every other byte of UTF-16 zero. */
function wideBy(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0]
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2]!++
  const [even = 0, odd = 0] = zeros
  if (even + odd < bytes.length / 4) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}
