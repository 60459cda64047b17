import { createHash } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import { looksLikePicture } from './looks-like-picture.ts'

export type PreparedPicture = {
  kind: 'prepared'
  bytes: Uint8Array
  contentType: 'image/jpeg' | 'image/png'
  /** SHA-256 of the bytes, in hexadecimal. */
  digest: string
}
export type Prepared = PreparedPicture | { kind: 'not-a-picture' } | { kind: 'too-big' }

/** What Teams shows: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format */
const sideMax = 1024
const bytesMax = 1_000_000
/** Of what comes in. A phone's photo has 12 to 50 million pixels; some thousand times more fit into a small file. */
const inputBytesMax = 25 * 1024 * 1024
const inputPixelsMax = 110_000_000

const steps = [
  { quality: 85, side: sideMax },
  { quality: 70, side: sideMax },
  { quality: 55, side: sideMax },
  { quality: 55, side: 640 },
]

/** Turned upright, at most 1024 px and 1 MB, with nothing of EXIF, GPS or any other metadata left. */
export async function preparePicture(input: Uint8Array): Promise<Prepared> {
  if (!looksLikePicture(input)) return { kind: 'not-a-picture' }
  if (input.byteLength > inputBytesMax) return { kind: 'too-big' }
  try {
    const { width, height, format, hasAlpha } = await sharp(input, { limitInputPixels: false }).metadata()
    if (width * height > inputPixelsMax) return { kind: 'too-big' }
    const drawn = format === 'png' || hasAlpha ? await small(fitted(input, sideMax).png({ compressionLevel: 9 })) : null
    return drawn ? prepared(drawn, 'image/png') : await asJpeg(input)
  } catch {
    return { kind: 'not-a-picture' }
  }
}

async function asJpeg(input: Uint8Array): Promise<Prepared> {
  for (const { quality, side } of steps) {
    const bytes = await small(fitted(input, side).flatten({ background: '#ffffff' }).jpeg({ quality, mozjpeg: true }))
    if (bytes) return prepared(bytes, 'image/jpeg')
  }
  return { kind: 'too-big' }
}

function fitted(input: Uint8Array, side: number): Sharp {
  return sharp(input, { limitInputPixels: inputPixelsMax, failOn: 'error' })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: 20 })
}

/** Null when it is over the limit. */
async function small(picture: Sharp): Promise<Uint8Array | null> {
  const bytes = await picture.toBuffer()
  return bytes.byteLength <= bytesMax ? new Uint8Array(bytes) : null
}

function prepared(bytes: Uint8Array, contentType: PreparedPicture['contentType']): PreparedPicture {
  return { kind: 'prepared', bytes, contentType, digest: createHash('sha256').update(bytes).digest('hex') }
}
