import type { Answer, Incoming } from '../../router.ts'
import { formOf } from '../form-of.ts'
import { kindOf } from '../pds/blobs.ts'
import type { PublicSide } from '../public-side.ts'
import { fields, freeSlug, noPost, page, slugOf, textIn, wpError } from './answers.ts'
import type { KeptAttachment } from './kept.ts'

/** What a server of this kind takes: PHP's `upload_max_filesize`. */
const bytesMost = 2 * 1024 * 1024

export function listAttachments(side: PublicSide, request: Incoming): Answer {
  const [slugs, search] = [request.query.get('slug')?.split(','), request.query.get('search')]
  const found = [...side.attachments.values()]
    .filter(one => slugs === undefined || slugs.includes(one.slug))
    .filter(one => search === null || one.title.includes(search))
    .reverse()
  return page(request, found, one => attachmentOf(side, one))
}

/** The bytes are the body, or one part of a form whose other parts are its fields. */
export async function createAttachment(side: PublicSide, request: Incoming): Promise<Answer> {
  const form = await formOf(request)
  const file = form?.get('file')
  const bytes = file instanceof File ? Buffer.from(await file.arrayBuffer()) : request.raw
  const named = /filename="?([^";]+)/.exec(request.headers['content-disposition'] ?? '')?.[1]
  const fileName = file instanceof File ? file.name : named
  if (fileName === undefined)
    return wpError(400, 'rest_upload_no_content_disposition', 'No Content-Disposition supplied.')
  if (bytes.length > bytesMost) return wpError(413, 'rest_upload_file_too_big', 'This file is too big.')
  const mimeType = kindOf(bytes)
  if (mimeType === undefined)
    return wpError(500, 'rest_upload_sideload_error', 'Sorry, you are not allowed to upload this file type.')
  const text = (name: string, absent = ''): string => textIn(form?.get(name), absent)
  const id = side.articles.size + side.attachments.size + side.gone.size + 1
  const { id: fileId } = side.files.put({ name: fileName, contentType: mimeType, ownerId: 'public', bytes })
  const bare = fileName.replace(/\.\w+$/, '')
  const title = text('title', bare)
  const slug = freeSlug(
    slugOf(text('slug', title)),
    [...side.attachments.values()].map(one => one.slug),
  )
  const attachment: KeptAttachment = { id, slug, title, alt: text('alt_text'), mimeType, fileName, fileId }
  side.attachments.set(String(id), attachment)
  return { status: 201, body: attachmentOf(side, attachment) }
}

export function updateAttachment(side: PublicSide, request: Incoming): Answer {
  const attachment = side.attachments.get(request.params['id'] ?? '')
  if (attachment === undefined) return noPost
  const changed = { ...attachment, alt: textIn(fields(request)['alt_text'], attachment.alt) }
  side.attachments.set(String(attachment.id), changed)
  return { status: 200, body: attachmentOf(side, changed) }
}

/** They know no bin. */
export function deleteAttachment(side: PublicSide, request: Incoming): Answer {
  const attachment = side.attachments.get(request.params['id'] ?? '')
  if (attachment === undefined) return noPost
  if (request.query.get('force') !== 'true')
    return wpError(501, 'rest_trash_not_supported', "The post does not support trashing. Set 'force=true' to delete.")
  side.attachments.delete(String(attachment.id))
  side.gone.set(String(attachment.id), attachment.id)
  return { status: 200, body: { deleted: true, previous: attachmentOf(side, attachment) } }
}

export function showUpload(side: PublicSide, { params }: Incoming): Answer {
  const attachment = [...side.attachments.values()].find(one => `${one.id}-${one.fileName}` === params['name'])
  const file = attachment && side.files.get(attachment.fileId)
  if (!attachment || !file) return { status: 404 }
  return { status: 200, body: file.bytes, headers: { 'content-type': attachment.mimeType } }
}

function attachmentOf(side: PublicSide, { id, slug, title, alt, mimeType, fileName }: KeptAttachment): object {
  return {
    id,
    slug,
    status: 'inherit',
    type: 'attachment',
    title: { raw: title, rendered: title },
    alt_text: alt,
    media_type: 'image',
    mime_type: mimeType,
    media_details: { width: 64, height: 64 },
    source_url: `${side.origin()}/wp-content/uploads/${id}-${encodeURIComponent(fileName)}`,
    link: `${side.origin()}/?attachment_id=${id}`,
  }
}
