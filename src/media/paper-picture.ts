import { loadSharp } from './load-sharp.ts'
import type { SizedPicture } from './screen-picture.ts'

const quality = 85
/** A share of the width: dropping fewer pixels is not worth a second loss. */
const shareLeft = 0.8

/**
 * A picture as printed at so many pixels of width, in its own format; the typesetter holds it decoded. Deterministic; a
 * picture of about that size, or one that cannot be decoded, stays as it is. `width` and `height` say how large it is
 * shown, and never change.
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
