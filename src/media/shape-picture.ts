import { createHash } from 'node:crypto'
import { cutTo, type Shapes } from '../core/domain/channels/picture-shape.ts'
import { loadSharp } from './load-sharp.ts'

type Kept = { bytes: Uint8Array; contentType: string }
const quality = 88

/**
 * A picture as Mary keeps it, cut around its middle to what a network shows whole. `shapes` null: as it is, and nothing
 * is decoded. `digest`: of what was kept.
 */
export async function shapePicture({ bytes, contentType }: Kept, shapes: Shapes | null) {
  const kept = { contentType, digest: createHash('sha256').update(bytes).digest('hex') }
  if (shapes === null) return { ...kept, bytes, isCut: false }
  const sharp = await loadSharp()
  const { width, height } = await sharp(bytes).metadata()
  const cut = cutTo({ width, height }, shapes)
  if (!cut) return { ...kept, bytes, isCut: false }
  const part = sharp(bytes).extract(cut)
  const made = contentType === 'image/png' ? part.png({ compressionLevel: 9 }) : part.jpeg({ quality, mozjpeg: true })
  return { ...kept, bytes: new Uint8Array(await made.toBuffer()), isCut: true }
}
