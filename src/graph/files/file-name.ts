import { cut, normalized } from '../../core/text.ts'

/** What SharePoint refuses: https://support.microsoft.com/office/64883a5d-228e-48f5-b3d2-eb39e07630fa */
const illegal = /["*:<>?/\\|\u0000-\u001f\u007f]/g
const reserved = /^(?:\.lock|con|prn|aux|nul|com\d|lpt\d|desktop\.ini)$|_vti_|^~\$/i

/** Whole paths end at 400 characters; this leaves room for site, library and folder. */
const nameMax = 120

/** A name that SharePoint takes, as near to the given one as can be; the extension stays. */
export function fileName(name: string): string {
  const clean = trim(normalized(name.toWellFormed()).replace(illegal, '-'))
  const allowed = reserved.test(clean) ? `_${clean.replace(/_vti_/gi, '_').replace(/^~\$/, '')}` : clean
  const safe = allowed === '' ? 'fichier' : allowed
  if (safe.length <= nameMax) return safe
  const dot = safe.lastIndexOf('.')
  const extension = dot > 0 && safe.length - dot <= 12 ? safe.slice(dot) : ''
  return trim(cut(safe, nameMax - extension.length)) + extension
}

/** Each piece of `a/b`; what would leave the library (`..`) does not. */
export function folderPath(folder: string): string[] {
  return folder.split('/').filter(piece => trim(piece) !== '').map(fileName)
}

function trim(text: string): string {
  return text.trimStart().replace(/(?<![\s.])[\s.]+$/, '')
}
