import type { Readable, Writable } from 'node:stream'

/** The file descriptor by which a process of the press answers: native code may write to the usual ones. */
export const answersAt = 3

/** The longest whole parcel: the sizes that decoders of people's pictures announce are not trusted. */
const mostBytes = 128 * 1024 * 1024

/** Replaces bytes in the JSON: the index of the part behind it. */
type Part = { part: number }

/**
 * A value of JSON with bytes in it, for another process: the length of its JSON, that JSON, then its bytes as they are,
 * never as one piece. So a process that sends or reads megabytes answers others in between.
 */
export function writeParcel(to: Writable, value: unknown): void {
  const parts: Uint8Array[] = []
  const laidIn = (held: unknown): unknown => {
    // Before `JSON.stringify` sees it: that would write a Buffer as a list of numbers.
    if (held instanceof Uint8Array) return { part: parts.push(held) - 1 } satisfies Part
    if (Array.isArray(held)) return held.map(laidIn)
    if (typeof held !== 'object' || held === null) return held
    return Object.fromEntries(Object.entries(held).map(([name, inner]) => [name, laidIn(inner)]))
  }
  const json = JSON.stringify(laidIn(value))
  const head = Buffer.from(JSON.stringify({ json, sizes: parts.map(({ byteLength }) => byteLength) }))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.byteLength)
  for (const bytes of [length, head, ...parts]) to.write(bytes)
}

/** The first parcel of a stream. Never settles if the stream ends too early. */
export function readParcel<Value>(from: Readable): Promise<Value> {
  return new Promise((resolve, reject) => {
    const filling = unpacked<Value>()
    let [asked, filled] = [filling.next(), 0]
    const take = (chunk: Buffer): void => {
      let at = 0
      while (!asked.done && (at < chunk.byteLength || filled === asked.value.byteLength)) {
        const taken = chunk.subarray(at, at + asked.value.byteLength - filled)
        asked.value.set(taken, filled)
        at += taken.byteLength
        filled += taken.byteLength
        if (filled === asked.value.byteLength) [asked, filled] = [filling.next(), 0]
      }
      if (asked.done) resolve(asked.value)
    }
    from.on('data', (chunk: Buffer) => {
      try {
        take(chunk)
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
  })
}

/** Asks for the next bytes, as room to be filled. */
function* unpacked<Value>(): Generator<Uint8Array, Value, void> {
  const length = Buffer.alloc(4)
  yield length
  const head = Buffer.alloc(fits(length.readUInt32LE()))
  yield head
  const { json, sizes } = JSON.parse(head.toString()) as { json: string; sizes: number[] }
  fits(sizes.reduce((sum, size) => sum + size, head.byteLength))
  const parts: Uint8Array[] = []
  for (const size of sizes) {
    const part = new Uint8Array(size)
    yield part
    parts.push(part)
  }
  return JSON.parse(json, (_, held: unknown) => (isPart(held) ? parts[held.part] : held)) as Value
}

function fits(bytes: number): number {
  if (bytes <= mostBytes) return bytes
  throw new RangeError(`a parcel of ${bytes} bytes`)
}

/** No other value has one field, of this name, with a number. */
function isPart(held: unknown): held is Part {
  return (
    typeof held === 'object' &&
    held !== null &&
    'part' in held &&
    typeof held.part === 'number' &&
    Object.keys(held).length === 1
  )
}
