import { cut, normalized } from '../text.ts'

/** What SharePoint refuses: https://support.microsoft.com/office/64883a5d-228e-48f5-b3d2-eb39e07630fa */
const illegal = /["*:<>?/\\|\u0000-\u001f\u007f]/g
const reserved = /^(?:\.lock|con|prn|aux|nul|com\d|lpt\d|desktop\.ini)$|_vti_|^~\$/i
/** Invisible signs; some of them reverse the order of letters: `exe.fdp` then reads `pdf.exe`. */
const unseen = /\p{Cf}/gu

/** Whole paths end at 400 characters; this leaves room for site, library and folder. */
const nameMax = 120
/** What comes after the last dot of a name, if it is short enough to be an ending. */
const endingMax = 12
/** For a file without a name of its own. */
const nameless = 'fichier'

/**
 * A name that SharePoint takes, as near to the given one as can be. The file is kept under it, so that its kind is
 * judged by this name. A cut keeps the ending. Idempotent.
 */
export function fileName(name: string): string {
  const clean = trim(normalized(name.toWellFormed()).replace(unseen, '').replace(illegal, '-'))
  const allowed = reserved.test(clean) ? `_${clean.replace(/_vti_/gi, '_').replace(/^~\$/, '')}` : clean
  return shortened(trim(allowed), '')
}

/** `photo (2).jpg`: another name for another file, as short as may be. */
export function numbered(name: string, number: number): string {
  return shortened(name, ` (${number})`)
}

/** In lower case and without the dot; empty: it has none. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 ? name.slice(dot + 1) : ''
  return ending.length < endingMax ? ending.toLowerCase() : ''
}

/** The parts of a path `a/b`; parts that would leave the library (`..`) are dropped. */
export function folderPath(folder: string): string[] {
  return folder
    .split('/')
    .filter(piece => trim(piece) !== '')
    .map(fileName)
}

function shortened(name: string, addition: string): string {
  const ending = endingOf(name)
  const end = ending === '' ? '' : name.slice(-ending.length - 1)
  const stem = end === '' ? name : name.slice(0, -end.length)
  const short = trim(cut(stem, nameMax - addition.length - end.length))
  return (short === '' ? nameless : short) + addition + end
}

/** Windows and SharePoint drop dots and spaces at the end. */
function trim(text: string): string {
  const bare = text.trimStart()
  let end = bare.length
  while (end > 0 && /[\s.]/.test(bare[end - 1]!)) end--
  return bare.slice(0, end)
}
