import { createHash } from 'node:crypto'
import type { Metadata, Sharp, SharpConstructor } from 'sharp'
import type { PictureSize } from '../core/domain/pictures/picture-size.ts'
import { headOf, isHeic, readsHeic } from './heic.ts'
import { loadSharp } from './load-sharp.ts'

export type PreparedPicture = {
  kind: 'prepared'
  bytes: Uint8Array
  contentType: 'image/jpeg' | 'image/png'
  /** SHA-256 of the bytes, in hexadecimal. */
  digest: string
  size: PictureSize
  /** Of the original, upright. */
  sent: PictureSize
}
export type Prepared = PreparedPicture | { kind: 'not-a-picture' } | { kind: 'heic-unread' } | { kind: 'too-big' }

/** What Teams shows: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format */
const sideMax = 1024
const bytesMax = 1_000_000
/**
 * Limits for what comes in. A phone's photo has 12 to 50 million pixels; some thousand times more fit into a small
 * file.
 */
const inputBytesMax = 25 * 1024 * 1024
const inputPixelsMax = 110_000_000
/** What a decoder may hold of one picture, uncompressed: 42 million pixels of three bytes. */
const heldBytesMax = 128_000_000
/** Bytes for one pixel of an animation: four channels of the canvas, and of the frame that is drawn onto it. */
const animatedBytes = 8
const decodingSeconds = 20

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
  if (isHeic(input) && !(await readsHeic())) return { kind: 'heic-unread' }
  const sharp = await loadSharp()
  try {
    const metadata = await sharp(input, { limitInputPixels: false }).metadata()
    const { width, height, format, hasAlpha } = metadata
    if (width * height > inputPixelsMax || heldBytes(metadata) > heldBytesMax) return { kind: 'too-big' }
    const fitted = await decoded(sharp, input)
    const drawn = format === 'png' || hasAlpha ? await small(fitted().png({ compressionLevel: 9 })) : null
    const sent = uprightSize(metadata)
    return drawn ? prepared(drawn, sent, 'image/png') : await asJpeg(fitted, sent)
  } catch {
    return { kind: 'not-a-picture' }
  }
}

/**
 * Uncompressed, as a decoder holds it, from the header alone. A JPEG that is not progressive is read line by line and
 * made small meanwhile; a progressive one is held whole, as coefficients of two bytes. Everything else counts whole:
 * interlaced lines, frames of an animation, and pictures that have to be turned upright.
 */
function heldBytes(metadata: Metadata): number {
  const { format, width, height, channels, depth, isProgressive, chromaSubsampling, pages = 1 } = metadata
  const pixels = width * height
  if (format === 'jpeg') return isProgressive ? pixels * 2 * (chromaSubsampling === '4:2:0' ? 1.5 : channels) : 0
  if (format === 'gif' || pages > 1) return pixels * animatedBytes
  return pixels * channels * (depth === 'uchar' ? 1 : 2)
}

async function asJpeg(fitted: Fitted, sent: PictureSize): Promise<Prepared> {
  for (const { quality, side } of steps) {
    const made = await small(fitted(side).flatten({ background: '#ffffff' }).jpeg({ quality, mozjpeg: true }))
    if (made) return prepared(made, sent, 'image/jpeg')
  }
  return { kind: 'too-big' }
}

/** The picture at most `side` pixels wide and high, of what was decoded. */
type Fitted = (side?: number) => Sharp

/** Decoded once, for all that is tried with it. */
async function decoded(sharp: SharpConstructor, input: Uint8Array): Promise<Fitted> {
  const upright = sharp(input, { limitInputPixels: inputPixelsMax, failOn: 'error' }).autoOrient()
  const { data, info } = await within(upright, sideMax)
    .timeout({ seconds: decodingSeconds })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return (side = sideMax) => within(sharp(data, { raw: { width, height, channels } }), side)
}

function within(picture: Sharp, side: number): Sharp {
  return picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
}

type Made = Pick<PreparedPicture, 'bytes' | 'size'>

/** Null when it is over the limit. */
async function small(picture: Sharp): Promise<Made | null> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true })
  const { width, height } = info
  return data.byteLength <= bytesMax ? { bytes: new Uint8Array(data), size: { width, height } } : null
}

function prepared(
  { bytes, size }: Made,
  sent: PictureSize,
  contentType: PreparedPicture['contentType'],
): PreparedPicture {
  const digest = createHash('sha256').update(bytes).digest('hex')
  return { kind: 'prepared', bytes, contentType, digest, size, sent }
}

function uprightSize({ autoOrient: { width, height } }: Metadata): PictureSize {
  return { width, height }
}

/**
 * The first bytes of JPEG, PNG, GIF, WebP and HEIC. Nothing else goes to the decoder: SVG and PDF can fetch and run
 * things, and each further format is more code that reads untrusted bytes.
 */
export function looksLikePicture(bytes: Uint8Array): boolean {
  return /^(\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF[^]{4}WEBP)/.test(headOf(bytes, 12)) || isHeic(bytes)
}
