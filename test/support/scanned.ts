import decode from 'qr/decode.js'
import sharp from 'sharp'
import { poppler } from './poppler.ts'

/** What a phone reads from a sheet that hangs, and how high that is, in points. Null where there is no Poppler. */
export async function scanned(pdf: Uint8Array): Promise<{ address: string; points: number } | null> {
  const png = poppler('pdftoppm', ['-png', '-r', '72'], pdf)
  if (png === null) return null
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { address: decode({ width: info.width, height: info.height, data }), points: info.height }
}
