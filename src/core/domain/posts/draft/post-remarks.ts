import type { Charter } from '../../charter/charter.ts'
import { type ColourRemark, isOldLogo, wordsToReplace } from '../../charter/charter-remarks.ts'
import { variantKinds } from '../../channels/variant.ts'
import { equivalentOf, type PictureRemarkKey, pictureRemarks } from '../../pictures/picture-remarks.ts'
import { type VideoRemarkKey, videoRemarks } from '../../pictures/video-remarks.ts'
import type { PostContent } from '../post.ts'
import { judgedVideo } from '../post-video.ts'
import { plainBody } from '../text/body-blocks.ts'
import { variantField } from '../written-parts.ts'

/**
 * A remark on what should be mended before people read it; it keeps nobody from submitting. `key`: the words, and the
 * name of the rule, under `remarks` in the locales. `field`: the editor's input that mends it. `n`: which picture of
 * the post, from
 * 1. `about`, `instead`: the words that were found, and the words to write.
 */
export type Remark = {
  key:
    | PictureRemarkKey
    | VideoRemarkKey
    | 'video-other'
    | 'charter-word'
    | 'charter-logo'
    | 'charter-logos'
    | 'charter-masthead'
    | ColourRemark['key']
  field: string
  n?: number
  about?: string
  instead?: string
}

/** In the order of the editor. */
export function postRemarks(content: PostContent, charter: Charter): Remark[] {
  const { pictures, video } = content
  return [
    ...textsOf(content).flatMap(([field, text]) =>
      wordsToReplace(text, charter.words).map(({ found, write }): Remark => ({
        key: 'charter-word',
        field,
        about: found,
        instead: write,
      })),
    ),
    ...pictures.flatMap((picture, index): Remark[] => {
      const at = { field: `alt${index}`, n: index + 1 }
      const logo: Remark[] = isOldLogo(charter, picture.digest) ? [{ key: 'charter-logo', ...at }] : []
      return [...logo, ...pictureRemarks(picture).map(key => ({ key, ...at }))]
    }),
    ...(video ? videoRemarks(judgedVideo(video)).map((key): Remark => ({ key, field: 'transcript' })) : []),
  ]
}

/** All texts that people read, by their inputs. */
function textsOf(content: PostContent): [string, string][] {
  const { title, summary, link, pictures, video, variants = {} } = content
  return [
    ['title', title],
    ['summary', summary],
    ['body', plainBody(content)],
    ['linkTitle', link?.title ?? ''],
    ...pictures.map((picture, at): [string, string] => [`alt${at}`, equivalentOf(picture)]),
    ['videoTitle', video?.title ?? ''],
    ['transcript', video?.transcript ?? ''],
    ...variantKinds.map((kind): [string, string] => [variantField(kind), variants[kind]?.text ?? '']),
  ]
}
