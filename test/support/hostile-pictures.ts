import { constants, crc32, createDeflate } from 'node:zlib'

type Header = { side: number; depth: 1 | 8 | 16; channels: 1 | 3 | 4; interlaced: boolean }

/** Where the seven passes of an interlaced PNG begin, and how far apart their pixels are: x, y, dx, dy. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** A PNG, all black: some hundred KB that are hundreds of MB once they are decoded. */
export async function blackPng(header: Header): Promise<Uint8Array> {
  const { side, depth, channels, interlaced } = header
  const line = (pixels: number) => (pixels === 0 ? 0 : 1 + Math.ceil((pixels * channels * depth) / 8))
  const passes = interlaced
    ? adam7.map(([x, y, dx, dy]) => line(Math.ceil((side - x) / dx)) * Math.ceil((side - y) / dy))
    : [line(side) * side]
  return pngOf(header, await deflatedZeros(passes.reduce((sum, bytes) => sum + bytes, 0)))
}

/** What a PNG says of itself, and nothing behind it. */
export function pngOf(
  { side, depth, channels, interlaced }: Header,
  pixels: Uint8Array = new Uint8Array(),
): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([depth, { 1: 0, 3: 2, 4: 6 }[channels], 0, 0, Number(interlaced)], 8)
  const magic = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([magic, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

async function deflatedZeros(count: number): Promise<Uint8Array> {
  const deflate = createDeflate({ level: constants.Z_BEST_COMPRESSION })
  const block = Buffer.alloc(1 << 20)
  const out = deflate.toArray()
  for (let left = count; left > 0; left -= block.length) deflate.write(block.subarray(0, Math.min(left, block.length)))
  deflate.end()
  return Buffer.concat((await out) as Buffer[])
}

/** A GIF of so many frames, each with the data of a single pixel, whatever size it says it has. */
export function gifOf({ canvas, frame, frames }: { canvas: number; frame: number; frames: number }): Uint8Array {
  const size = (side: number) => [side & 255, side >> 8, side & 255, side >> 8]
  const head = Buffer.from([...Buffer.from('GIF89a'), ...size(canvas), 0x80, 0, 0, 0, 0, 0, 255, 255, 255])
  const one = Buffer.from([0x21, 0xf9, 4, 4, 1, 0, 0, 0, 0x2c, 0, 0, 0, 0, ...size(frame), 0, 2, 2, 0x44, 1, 0])
  return Buffer.concat([head, ...Array<Buffer>(frames).fill(one), Buffer.from([0x3b])])
}
