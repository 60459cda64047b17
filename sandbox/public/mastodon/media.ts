import type { Answer, Incoming } from '../../router.ts'
import { formOf } from '../form-of.ts'
import { kindOf } from '../pds/blobs.ts'
import type { PublicSide } from '../public-side.ts'
import { mediaOf } from './entities.ts'
import { altMost, imageBytesMost, type KeptMedia, nextId } from './kept.ts'
import { noRecord, unprocessable } from './statuses.ts'

/**
 * The instance takes the file at once, and works on it afterwards: a client that posts with it asks until that is done.
 */
export async function uploadMedia(side: PublicSide, request: Incoming): Promise<Answer> {
  const form = await formOf(request)
  const file = form?.get('file')
  if (!(file instanceof File)) return unprocessable("Validation failed: File can't be blank")
  const bytes = Buffer.from(await file.arrayBuffer())
  const mimeType = kindOf(bytes)
  if (mimeType === undefined) return unprocessable('Validation failed: File content type is invalid')
  if (bytes.length > imageBytesMost)
    return unprocessable(`Validation failed: File file size must be less than ${imageBytesMost / 1_048_576} MB`)
  const described = form?.get('description')
  const description = typeof described === 'string' ? described : ''
  if ([...description].length > altMost)
    return unprocessable(`Validation failed: Description is too long (maximum is ${altMost} characters)`)
  const id = nextId(side.now())
  const { id: fileId } = side.files.put({ name: id, contentType: mimeType, ownerId: 'public', bytes })
  const media: KeptMedia = { id, fileId, mimeType, description, polled: 0 }
  side.media.set(id, media)
  return { status: 202, body: mediaOf(side, media, false) }
}

export function getMedia(side: PublicSide, { params }: Incoming): Answer {
  const media = side.media.get(params['id'] ?? '')
  if (media === undefined) return noRecord
  const polled = { ...media, polled: media.polled + 1 }
  side.media.set(media.id, polled)
  return polled.polled < 2
    ? { status: 206, body: mediaOf(side, polled, false) }
    : { status: 200, body: mediaOf(side, polled, true) }
}

export function showMedia(side: PublicSide, { params }: Incoming): Answer {
  const media = side.media.get(params['id'] ?? '')
  const file = media && side.files.get(media.fileId)
  if (!media || !file) return noRecord
  return { status: 200, body: file.bytes, headers: { 'content-type': media.mimeType } }
}
