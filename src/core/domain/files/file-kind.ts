import { endingOf } from './file-name.ts'

/** What a chat may carry into the library. */
export const fileMaxMegabytes = 50
export const filesMax = 10

/** How the bytes of a kind begin; `null`: text, of which nothing is sure but that it is no program. */
type Kind = { type: string; begins: ((head: string) => boolean) | null }

const office = (head: string): boolean => head.startsWith('PK\x03\x04') || head.startsWith('\xd0\xcf\x11\xe0')
const film = (head: string): boolean => /^(?:ftyp|moov|mdat|wide|free|skip)/.test(head.slice(4, 8))
const starts =
  (...signs: string[]) =>
  (head: string): boolean =>
    signs.some(sign => head.startsWith(sign))
const openXml = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'

/**
 * What people send in: documents, pictures and videos, by their endings. Everything else is left aside: files that run,
 * open the network or carry macros would lie in the library under Mary's name, and no list of such endings is ever
 * complete.
 */
const kinds: Record<string, Kind> = {
  pdf: { type: 'application/pdf', begins: head => head.includes('%PDF-') },
  doc: { type: 'application/msword', begins: office },
  docx: { type: `${openXml}.wordprocessingml.document`, begins: office },
  odt: { type: `${openDocument}.text`, begins: office },
  xls: { type: 'application/vnd.ms-excel', begins: office },
  xlsx: { type: `${openXml}.spreadsheetml.sheet`, begins: office },
  ods: { type: `${openDocument}.spreadsheet`, begins: office },
  ppt: { type: 'application/vnd.ms-powerpoint', begins: office },
  pptx: { type: `${openXml}.presentationml.presentation`, begins: office },
  odp: { type: `${openDocument}.presentation`, begins: office },
  txt: { type: 'text/plain', begins: null },
  csv: { type: 'text/csv', begins: null },
  ics: { type: 'text/calendar', begins: head => head.includes('BEGIN:VCALENDAR') },
  vtt: { type: 'text/vtt', begins: null },
  srt: { type: 'application/x-subrip', begins: null },
  tsv: { type: 'text/tab-separated-values', begins: null },
  jpg: { type: 'image/jpeg', begins: starts('\xff\xd8\xff') },
  jpeg: { type: 'image/jpeg', begins: starts('\xff\xd8\xff') },
  png: { type: 'image/png', begins: starts('\x89PNG') },
  gif: { type: 'image/gif', begins: starts('GIF8') },
  webp: { type: 'image/webp', begins: starts('RIFF') },
  avif: { type: 'image/avif', begins: film },
  heic: { type: 'image/heic', begins: film },
  heif: { type: 'image/heif', begins: film },
  tif: { type: 'image/tiff', begins: starts('II', 'MM') },
  tiff: { type: 'image/tiff', begins: starts('II', 'MM') },
  bmp: { type: 'image/bmp', begins: starts('BM') },
  mp4: { type: 'video/mp4', begins: film },
  m4v: { type: 'video/mp4', begins: film },
  mov: { type: 'video/quicktime', begins: film },
  '3gp': { type: 'video/3gpp', begins: film },
  webm: { type: 'video/webm', begins: starts('\x1aE\xdf\xa3') },
  avi: { type: 'video/x-msvideo', begins: starts('RIFF') },
}

/** Programs of Windows, Linux and macOS, Java's, shortcuts of Windows, scripts. */
const programs = [
  'MZ',
  '\x7fELF',
  '\xcf\xfa\xed\xfe',
  '\xce\xfa\xed\xfe',
  '\xca\xfe\xba\xbe',
  'L\0\0\0\x01\x14\x02\0',
  '#!',
]
const isProgram = starts(...programs)

/** So many bytes of a file's beginning are looked at. */
const headBytes = 1024

/** Null: the file is left aside. `name`: the name under which it is kept. */
export function fileKind(name: string): { contentType: string } | null {
  const kind = Object.hasOwn(kinds, endingOf(name)) ? kinds[endingOf(name)] : undefined
  return kind ? { contentType: kind.type } : null
}

/** The ending for a content type; empty: no accepted one. Many clients say `image/jpg` and the like. */
export function endingFor(contentType: string): string {
  const type = contentType.toLowerCase().replace('image/jpg', 'image/jpeg')
  return Object.entries(kinds).find(([, kind]) => kind.type === type)?.[0] ?? ''
}

/** Whether the bytes contradict the name: a program that is called `plan.pdf`. */
export function contradicts(name: string, bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, headBytes)).toString('latin1')
  const begins = kinds[endingOf(name)]?.begins
  return begins ? !begins(head) : isProgram(head)
}
