import { crc32 } from 'node:zlib'
import { blackPng } from './hostile-pictures.ts'

/** A small PNG that has so many bytes, or what it needs where those are fewer: a comment fills it up. */
export async function photo(bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const small = Buffer.from(await blackPng({ side: 64, depth: 8, channels: 3, interlaced: false }))
  const missing = bytes - small.length
  // Length, name and checksum of a piece.
  if (missing < 13) return Uint8Array.from(small)
  const end = small.length - 12
  return Uint8Array.from(Buffer.concat([small.subarray(0, end), comment(missing - 12), small.subarray(end)]))
}

function comment(length: number): Buffer {
  const body = Buffer.concat([Buffer.from('tEXt'), Buffer.alloc(length, 'a')])
  body.writeUInt8(0, 4 + 7)
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
