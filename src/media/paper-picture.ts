import { loadSharp } from './load-sharp.ts'
import type { SizedPicture } from './screen-picture.ts'

const quality = 85
/** Of its width: what loses less of its pixels is not worth a second loss. */
const shareLeft = 0.8

/**
 * A picture as it is printed so many pixels wide, in the format that it has: who sets it holds it decoded. The same
 * bytes make the same bytes; what is about as small already, or cannot be decoded, stays as it is. Its `width` and
 * `height` say how large it is shown, and stay in any case.
 */
export async function paperPicture<Picture extends SizedPicture>(picture: Picture, pixels: number): Promise<Picture> {
  if (pixels > picture.width * shareLeft) return picture
  const sharp = await loadSharp()
  try {
    const smaller = sharp(picture.bytes).resize({ width: pixels, withoutEnlargement: true })
    const data = await (picture.contentType === 'image/png' ? smaller.png() : smaller.jpeg({ quality })).toBuffer()
    return { ...picture, bytes: new Uint8Array(data) }
  } catch {
    return picture
  }
}
