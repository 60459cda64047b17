import type { Answer, Incoming } from '../../router.ts'
import type { PublicSide } from '../public-side.ts'
import { limits, fieldsOf } from './check-post.ts'
import { blobCid } from './cids.ts'
import { invalid, xrpcError } from './xrpc.ts'

/** What the server takes of a blob, whatever it is for. */
const maxBytes = 50 * 1024 * 1024

/** Beginnings of the kinds that the server tells by their bytes. */
const kinds: readonly [string, string][] = [
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['47494638', 'image/gif'],
]

export function uploadBlob(side: PublicSide, { raw, headers }: Incoming): Answer {
  if (raw.length > maxBytes) return xrpcError(413, 'PayloadTooLarge', 'request entity too large')
  if (raw.length === 0) return invalid('Request encoding (Content-Type) required but not provided')
  const cid = blobCid(raw)
  // Its bytes are believed, before what the caller said of them.
  const mimeType = kindOf(raw) ?? headers['content-type'] ?? 'application/octet-stream'
  if (side.blobs.get(cid) === undefined) {
    const { id } = side.files.put({ name: cid, contentType: mimeType, ownerId: 'public', bytes: raw })
    side.blobs.set(cid, { cid, mimeType, size: raw.length, fileId: id })
  }
  return { status: 200, body: { blob: { $type: 'blob', ref: { $link: cid }, mimeType, size: raw.length } } }
}

export function kindOf(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 12).toString('hex')
  if (start.startsWith('52494646') && start.endsWith('57454250')) return 'image/webp'
  return kinds.find(([sign]) => start.startsWith(sign))?.[1]
}

/** What the server refuses in the pictures that a record names; undefined: they are good. */
export function faultOfBlobs(side: PublicSide, embed: unknown): Answer | undefined {
  const { images, external } = fieldsOf(embed)
  const pictures = (Array.isArray(images) ? images : []).map(
    one => [fieldsOf(one)['image'], limits.images.bytes] as const,
  )
  const thumb = fieldsOf(external)['thumb']
  const all = thumb === undefined ? pictures : [...pictures, [thumb, limits.thumb.bytes] as const]
  for (const [blob, most] of all) {
    const fault = faultOfBlob(side, blob, most)
    if (fault !== undefined) return fault
  }
  return undefined
}

function faultOfBlob(side: PublicSide, blob: unknown, most: number): Answer | undefined {
  const { ref, mimeType } = fieldsOf(blob)
  const link = String(fieldsOf(ref)['$link'])
  const kept = side.blobs.get(link)
  if (kept === undefined) return invalid(`Could not find blob: ${link}`, 'BlobNotFound')
  if (kept.size > most)
    return invalid(
      `This file is too large. It is ${kept.size} bytes but the maximum size is ${most} bytes.`,
      'BlobTooLarge',
    )
  if (kept.mimeType !== mimeType)
    return invalid(
      `Referenced Mimetype does not match stored blob. Expected: ${kept.mimeType}, Got: ${String(mimeType)}`,
      'InvalidMimeType',
    )
  if (!kept.mimeType.startsWith('image/'))
    return invalid(`Wrong type of file. It is ${kept.mimeType} but it must match image/*.`, 'InvalidMimeType')
  return undefined
}
