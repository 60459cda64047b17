import type { Day, Instant } from '../../time.ts'
import { type BraceFault, braceFault } from '../text/braces.ts'
import { type EventFault, eventFaults } from '../event/event-faults.ts'
import { cardMaxBytes, postBodyMax, type PostContent, postTitleMax, summaryMax } from '../post.ts'
import { type PictureFaultKey, pictureFault } from '../../pictures/picture-remarks.ts'
import { plainBody } from '../text/body-blocks.ts'
import type { FieldError } from '../fields/field-errors.ts'
import { picturesBlocked } from '../pictures/sort-pictures.ts'
import type { VariantFault } from '../variants/variant-faults.ts'

/** `field`: the editor's input that mends it; `key`: under `errors` in the locales. */
export type Fault = {
  field: string
  key:
    | 'no-title'
    | 'title-too-long'
    | 'no-summary'
    | 'summary-too-long'
    | 'no-body'
    | 'body-too-long'
    | PictureFaultKey
    | 'no-consent'
    | EventFault['key']
    | 'slot-past'
    | 'too-far'
    | 'card-too-big'
    | 'no-audience'
    | 'nobody-in-it'
    | 'valid-past'
    | 'valid-before-slot'
    | 'valid-before-event'
    /** Of a message to those who are registered. */
    | 'warning-too-long'
    | 'warning-plain'
    /** Typed and kept, but not understood. */
    | FieldError
    /** With the text that was typed. */
    | BraceFault
    | VariantFault['key']
}

/** What keeps a post from being submitted. `card`: as rendered, once there is one. */
export function lintPost(content: PostContent, { now, today }: { now: Instant; today: Day }, card = ''): Fault[] {
  const { title, summary, pictures } = content
  return [
    ...text('title', title, postTitleMax),
    ...text('summary', summary, summaryMax),
    ...bodyFaults(content),
    ...pictures.flatMap((picture, index): Fault[] => {
      const key = pictureFault(picture)
      return key === null ? [] : [{ field: `${key === 'infographic-untold' ? 'description' : 'alt'}${index}`, key }]
    }),
    ...(picturesBlocked({ content }, now).length > 0 ? [{ field: 'pictures', key: 'no-consent' } as const] : []),
    ...eventFaults(content, today),
    ...braceFaults(content),
    ...(Buffer.byteLength(card) > cardMaxBytes ? [{ field: 'body', key: 'card-too-big' } as const] : []),
  ]
}

/** The text counts as typed, with its Markdown: that is what the field holds. */
function bodyFaults(content: PostContent): Fault[] {
  return isTooLong(content) ? text('body', content.body, postBodyMax) : text('body', plainBody(content), Infinity)
}

/** A text that is refused by its length alone, before it is read. */
function isTooLong({ body }: PostContent): boolean {
  return body.length > postBodyMax
}

function text(field: 'title' | 'summary' | 'body', value: string, max: number): Fault[] {
  if (value.trim() === '') return [{ field, key: `no-${field}` }]
  return value.length > max ? [{ field, key: `${field}-too-long` }] : []
}

/** All texts of the card, since they are filled together. */
function braceFaults(content: PostContent): Fault[] {
  const { title, summary, link, event, pictures, video } = content
  const texts = {
    title,
    summary,
    body: isTooLong(content) ? '' : plainBody(content),
    linkTitle: link?.title ?? '',
    place: event?.place ?? '',
    videoTitle: video?.title ?? '',
    transcript: video?.transcript ?? '',
    ...Object.fromEntries(pictures.map(({ alt }, at) => [`alt${at}`, alt])),
    ...Object.fromEntries(pictures.map(({ description = '' }, at) => [`description${at}`, description])),
  }
  return Object.entries(texts).flatMap(([field, typed]): Fault[] => {
    const key = braceFault(typed)
    return key === null ? [] : [{ field, key }]
  })
}
