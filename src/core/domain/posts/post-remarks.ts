import { type PictureRemarkKey, pictureRemarks } from '../pictures/picture-remarks.ts'
import type { PostContent } from './post.ts'

/**
 * What is better mended before people read it, and keeps nobody from submitting. `key`: the words, and the name of the
 * rule, under `remarks` in the locales. `field`: the editor's input that mends it. `n`: which picture of the post, from
 * 1.
 */
export type Remark = { key: PictureRemarkKey; field: string; n: number }

/** In the order of the editor. */
export function postRemarks({ pictures }: Pick<PostContent, 'pictures'>): Remark[] {
  return pictures.flatMap((picture, index) =>
    pictureRemarks(picture).map((key): Remark => ({ key, field: `alt${index}`, n: index + 1 })),
  )
}
