/**
 * A picture has an address for each place: on a draft, on the cards that people got, on the site. Sealed bytes have
 * that of the cards, which nobody sees before the first card: approvers, previews and tests get the same bytes with the
 * draft's address, of the same length, in its place; it ends with the draft.
 */

import type { PicturePlace } from '../core/domain/pictures/picture-place.ts'
import { type Opens, readName, signName } from '../http/signed-name.ts'

const onPosts = ['draft', 'card', 'site', 'release'] as const

/** Between a post and its picture: no id of a post has it. */
const between = '~'

/** The part after `/media/` in the address of a picture at that place; knowing one does not help to make another. */
export function pictureName(place: PicturePlace, secret: string): string {
  if (place.on === 'masthead') return signName('media', place.id, secret)
  if (place.on === 'look') return signName('media-look', `${place.until}${between}${place.id}`, secret)
  return signName(opens(place.on), `${place.postId}${between}${place.id}`, secret)
}

/** Null: we did not write this name. */
export function readPictureName(name: string, secret: string): PicturePlace | null {
  for (const on of onPosts) {
    const read = readName(opens(on), name, secret)
    if (read === null) continue
    const [postId, id] = parted(read)
    return { on, postId, id }
  }
  const look = readName('media-look', name, secret)
  if (look !== null) {
    const [until, id] = parted(look)
    return { on: 'look', until, id }
  }
  const id = readName('media', name, secret)
  return id === null ? null : { on: 'masthead', id }
}

function parted(read: string): [before: string, id: string] {
  const at = read.indexOf(between)
  return [read.slice(0, at), read.slice(at + 1)]
}

/** Signed names within a text; a name ends where none of its signs may follow. */
const named = /\/media\/([\w~-]{1,160}\.[\w-]{43})(?![\w-])/g

/** Each name in a sent card, as that of its draft, of the same length. */
export function asDraftNames(text: string, secret: string): string {
  return text.replace(named, (whole, name: string) => {
    const place = readPictureName(name, secret)
    return place?.on === 'card' ? `/media/${pictureName({ ...place, on: 'draft' }, secret)}` : whole
  })
}

function opens(on: (typeof onPosts)[number]): Opens {
  return `media-${on}`
}
