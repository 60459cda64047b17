import type { Attachment } from './initiative.ts'

/** What Mary makes pictures for cards of. Photos of other kinds (HEIC above all) go to the library as they are. */
const shown = new Set(['jpg', 'jpeg', 'png', 'gif', 'webp'])

/** Whether a file calls itself a picture that a card can show; the bytes have the last word. */
export function isShowable({ name, contentType }: { name: string; contentType: string }): boolean {
  const [kind, type = ''] = contentType.toLowerCase().split('/')
  if (kind !== 'image') return false
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase()
  return shown.has(ending ?? (type === '*' ? 'png' : type))
}

/** Whether somebody is asked about a file: of one that no card can ever show nobody is. */
export function isAskedOf(file: { name: string; contentType: string; state: Attachment['state'] }): boolean {
  return isShowable(file) && (file.state === 'waiting' || file.state === 'stored')
}
