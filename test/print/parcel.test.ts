import assert from 'node:assert/strict'
import { PassThrough, Readable, Writable } from 'node:stream'
import { readParcel, writeParcel } from '../../src/print/parcel.ts'

const value = {
  words: 'é'.repeat(3_000),
  nothing: null,
  list: [{ bytes: Uint8Array.from({ length: 5_000 }, (_, at) => at % 251) }, { bytes: new Uint8Array() }],
  last: new Uint8Array(),
  part: 1,
}

describe('a parcel', () => {
  it('is the same at its other end, wherever it is cut on the way', async () => {
    const sent = Buffer.concat(piecesOf(value))
    for (const most of [1, 3, 4, 4_999, sent.byteLength]) {
      const from = new PassThrough()
      const read = readParcel(from)
      for (let at = 0; at < sent.byteLength; at += most) from.write(sent.subarray(at, at + most))
      assert.deepEqual(await read, value, `${most}`)
    }
    const alone = readParcel(Readable.from(piecesOf(null)))
    assert.equal(await alone, null)
  })

  it('copies no bytes, and shows none as numbers', () => {
    const bytes = Buffer.alloc(100_000, 1)
    const pieces = piecesOf({ bytes, other: new Uint8Array(bytes) })
    assert.ok(pieces.includes(bytes))
    const size = pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)
    assert.ok(size < 200_200, `${size}`)
  })

  it('is refused where it is none', async () => {
    const none = Buffer.concat([Buffer.from([2, 0, 0, 0]), Buffer.from('no')])
    await assert.rejects(readParcel(Readable.from([none])), SyntaxError)
    const head = Buffer.from(JSON.stringify({ json: 'null', sizes: [100_000_000, 100_000_000] }))
    const tooMuch = Buffer.concat([Buffer.from([head.byteLength, 0, 0, 0]), head])
    await assert.rejects(readParcel(Readable.from([tooMuch])), RangeError)
    await assert.rejects(readParcel(Readable.from([Buffer.alloc(4, 255)])), RangeError)
  })
})

function piecesOf(value: unknown): Buffer[] {
  const pieces: Buffer[] = []
  const to = new Writable({ write: (chunk: Buffer, _, done) => (pieces.push(chunk), done()) })
  writeParcel(to, value)
  return pieces
}
