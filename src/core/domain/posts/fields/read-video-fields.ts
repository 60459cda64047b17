import { cleanText } from '../../text.ts'
import type { FieldErrors, PostFields } from './field-errors.ts'
import type { PostContent } from '../post.ts'
import { transcriptMax, videoTitleMax } from '../post-video.ts'

/** The video as typed over `before`; absent: it is taken off the post. A form without these fields keeps its words. */
export function readVideo(fields: PostFields, before: PostContent, errors: FieldErrors): Pick<PostContent, 'video'> {
  const { video } = before
  if (!video || fields['removeVideo'] === 'true') return {}
  const title = typedIn(fields, 'videoTitle', videoTitleMax, errors)
  const transcript = typedIn(fields, 'transcript', transcriptMax, errors)
  const { transcript: earlier = '', ...rest } = video
  const said = transcript ?? earlier
  return { video: { ...rest, title: title || video.title, ...(said !== '' && { transcript: said }) } }
}

/** Null: nothing was typed, or more than there is room for. */
function typedIn(fields: PostFields, name: string, max: number, errors: FieldErrors): string | null {
  if (typeof fields[name] !== 'string') return null
  const text = cleanText(fields[name])
  if (text.length <= max) return text
  errors[name] = 'too-long'
  return null
}
