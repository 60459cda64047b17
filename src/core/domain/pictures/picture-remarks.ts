import { normalized } from '../text.ts'
import type { PictureSize } from './picture-size.ts'

/** A screen reader reads so many signs without a pause; a longer text should be a detailed description. */
export const altAdvised = 150
/** Pixels of width that a large screen shows without blur. */
export const widthAdvised = 1024
/** Together with the alternative text no longer than networks take: Mastodon ends at 1 500. */
export const descriptionMax = 1000

/**
 * What a person declared a picture to be. described: an infographic with a description of its own. in-body: an
 * infographic whose contents are all told in the words of the publication. Absent: a photo or a drawing.
 */
export const infographicKinds = ['described', 'in-body'] as const
export type InfographicKind = (typeof infographicKinds)[number]

/** `description`: all that an infographic shows, in words. */
export type DeclaredKind = { infographic?: InfographicKind; description?: string }

/** `name`: of the file that was sent. `sent`: its size before Mary made it smaller; absent: nobody measured it. */
export type JudgedPicture = DeclaredKind & { alt: string; name?: string; sent?: PictureSize }

/**
 * With such a fault a picture is not published: people who do not see it would get nothing of it. Keys under `errors`.
 */
export type PictureFaultKey = 'no-alt' | 'alt-file-name' | 'infographic-untold'
/** Faults that should be mended, and keep nobody from submitting. */
export type PictureRemarkKey = 'alt-says-picture' | 'alt-long' | 'picture-narrow'

/** RGAA 1.1, 1.3 and 1.8; null: nothing keeps it from being submitted. */
export function pictureFault({ alt, name, infographic, description = '' }: JudgedPicture): PictureFaultKey | null {
  if (alt.trim() === '') return 'no-alt'
  if (isFileName(alt, name)) return 'alt-file-name'
  return infographic === 'described' && description.trim() === '' ? 'infographic-untold' : null
}

export function pictureRemarks({ alt, sent }: JudgedPicture): PictureRemarkKey[] {
  return [
    ...(saysPicture.test(alt.trim()) ? ['alt-says-picture' as const] : []),
    ...(alt.trim().length > altAdvised ? ['alt-long' as const] : []),
    ...(sent && sent.width < widthAdvised ? ['picture-narrow' as const] : []),
  ]
}

/** The whole text for people who do not see the picture: its alternative text, and the description that it may have. */
export function equivalentOf({ alt, infographic, description = '' }: JudgedPicture): string {
  return infographic === 'described' && description !== '' ? `${alt}\n${description}` : alt
}

/** A screen reader says « image » by itself before it reads such a text. */
const saysPicture =
  /^(?:(?:une?|la|le|cette|this|an?|the) |l['’])?(?:image|photo(?:graphie)?|photograph|picture|illustration|visuel|infographi(?:e|c)) ?(?:de |du |des |d['’]|de la |of |showing |montrant |:)/iu
/** What cameras, phones and programs call a file by themselves. */
const camera = /^(?:img|dsc[nf]?|pxl|mvimg|image|photo|picture|screenshot|whatsapp image)[-_ ]?\(?\d[-_ \d.()at]*$/iu
const pictureEnding = /\.(?:jpe?g|png|gif|webp|hei[cf]|avif|bmp|tiff?|svg)$/iu

function isFileName(alt: string, name = ''): boolean {
  const said = bare(alt)
  const file = bare(name)
  if (file !== '' && (said === file || said === bare(name.replace(pictureEnding, '')))) return true
  return pictureEnding.test(alt.trim()) || camera.test(alt.trim())
}

/** `Fete_des-voisins` says no more than « fete des voisins ». */
function bare(text: string): string {
  return normalized(text)
    .toLowerCase()
    .replace(/[-_\s]+/gu, ' ')
    .trim()
}
