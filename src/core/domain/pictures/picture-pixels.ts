import type { PictureSize } from './picture-size.ts'

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** The size of a PNG or JPEG, from its header alone; null: it is neither. Pictures kept by Mary are upright. */
export function picturePixels(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length >= 24 && pngStart.every((byte, at) => bytes[at] === byte))
    return sizeOf(view.getUint32(16), view.getUint32(20))
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null
  // Segments of a marker and a length each, until one begins a frame (ITU T.81, B.1.1.3).
  for (let at = 2; at + 9 <= bytes.length;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return sizeOf(view.getUint16(at + 7), view.getUint16(at + 5))
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

function sizeOf(width: number, height: number): PictureSize | null {
  return width > 0 && height > 0 ? { width, height } : null
}
