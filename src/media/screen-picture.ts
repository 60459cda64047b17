import { loadSharp } from './load-sharp.ts'

/** Its bytes, and how large it is shown, in pixels. */
export type SizedPicture = { bytes: Uint8Array; contentType: string; width: number; height: number }

const sideMost = 800
const quality = 72
/** Below it a second loss is not worth while. */
const bytesFrom = 80_000

/**
 * A picture for a page that is loaded whole, on a phone too: at most 800 px. Deterministic; a picture that is small
 * already, may be transparent, or cannot be decoded stays as it is.
 */
export async function screenPicture<Picture extends SizedPicture>(picture: Picture): Promise<Picture> {
  if (picture.bytes.byteLength < bytesFrom) return picture
  const sharp = await loadSharp()
  try {
    if ((await sharp(picture.bytes).metadata()).hasAlpha) return picture
    const { data, info } = await sharp(picture.bytes)
      .resize({ width: sideMost, height: sideMost, fit: 'inside', withoutEnlargement: true })
      // Not by mozjpeg: a sixth smaller, in twenty times as long.
      .jpeg({ quality })
      .toBuffer({ resolveWithObject: true })
    if (data.byteLength >= picture.bytes.byteLength) return picture
    const { width, height } = info
    return { ...picture, bytes: new Uint8Array(data), contentType: 'image/jpeg', width, height }
  } catch {
    return picture
  }
}
