import { endingOf } from '../files/file-name.ts'
import type { Attachment } from './initiative.ts'

/** What Mary makes pictures for cards of. Photos of other kinds go to the library as they are. */
const shown = new Set(['jpg', 'jpeg', 'png', 'gif', 'webp'])
/** Photos of iPhones, where this build decodes them; elsewhere they are refused. */
const heic = new Set(['heic', 'heif'])

/** Containers that browsers and Teams play. */
const videos = new Set(['mp4', 'm4v', 'mov', 'webm'])

type Named = { name: string; contentType: string } & Partial<Pick<Attachment, 'state' | 'picture'>>

/** Whether a file calls itself a picture that a card can show; the bytes have the last word. */
export function isShowable(file: Named): boolean {
  const kind = kindOf(file)
  if (isHeicFile(file)) return !(file.state === 'stored' && file.picture === null)
  return kind !== null && shown.has(kind)
}

/** Whether the file is read as a video; the bytes have the last word too. */
export function isVideoFile({ name }: Pick<Named, 'name'>): boolean {
  return videos.has(endingOf(name))
}

export function isHeicFile(file: Pick<Named, 'name' | 'contentType'>): boolean {
  return heic.has(kindOf(file) ?? '')
}

/** The kind by the file's ending, else by its content type; null: no picture. */
function kindOf({ name, contentType }: Pick<Named, 'name' | 'contentType'>): string | null {
  const [kind, type = ''] = contentType.toLowerCase().split('/')
  if (kind !== 'image') return null
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase()
  return ending ?? (type === '*' ? 'png' : type)
}

/** Whether somebody is asked about the people on a file: nobody is where no card can ever show the file. */
export function isAskedOf(file: Named & Pick<Attachment, 'state'>): boolean {
  const isUnread = isVideoFile(file) && file.state === 'stored' && file.picture === null
  return (isShowable(file) || (isVideoFile(file) && !isUnread)) && (file.state === 'waiting' || file.state === 'stored')
}
