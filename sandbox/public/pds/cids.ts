import { createHash } from 'node:crypto'

const digits = 'abcdefghijklmnopqrstuvwxyz234567'

/** The address of a blob by its bytes, as the network makes it: CIDv1, raw, SHA-256. */
export function blobCid(bytes: Buffer): string {
  return cidOf(0x55, bytes)
}

/** In the form that the network gives to records; here it is made of JSON, there of DAG-CBOR. */
export function recordCid(record: unknown): string {
  return cidOf(0x71, Buffer.from(JSON.stringify(sorted(record))))
}

function cidOf(codec: number, bytes: Buffer): string {
  const hash = createHash('sha256').update(bytes).digest()
  return `b${base32(Buffer.from([1, codec, 0x12, hash.length, ...hash]))}`
}

function base32(bytes: Buffer): string {
  let text = ''
  let [held, bits] = [0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += digits.charAt((held >> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + digits.charAt((held << (5 - bits)) & 31)
}

/** The same record has the same address, in whatever order its fields came. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]))
}
