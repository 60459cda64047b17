import type { PictureSize } from '../core/domain/pictures/picture-size.ts'

/** Segments of a JPEG that say its size: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, table B.1. */
const frames = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])
const pngSign = '89504e470d0a1a0a'

/** The size of a PNG or JPEG, from its header alone; null: neither. Pictures kept by Mary are upright. */
export function measurePicture(bytes: Uint8Array): PictureSize | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (data.length >= 24 && data.toString('hex', 0, 8) === pngSign)
    return sizeOf(data.readUInt32BE(16), data.readUInt32BE(20))
  return data.length > 4 && data.readUInt16BE(0) === 0xffd8 ? ofJpeg(data) : null
}

function ofJpeg(data: Buffer): PictureSize | null {
  let at = 2
  while (at + 9 <= data.length && data[at] === 0xff) {
    const marker = data.readUInt8(at + 1)
    if (frames.has(marker)) return sizeOf(data.readUInt16BE(at + 7), data.readUInt16BE(at + 5))
    at += 2 + data.readUInt16BE(at + 2)
  }
  return null
}

function sizeOf(width: number, height: number): PictureSize | null {
  return width > 0 && height > 0 ? { width, height } : null
}
