import { instantOf, nextDay } from '../../working-time/local-time.ts'
import { openSections, type Section, sectionOf } from '../../sections/section.ts'
import { cleanText, cut, isDay, isTime } from '../../text.ts'
import type { Day, Instant } from '../../time.ts'
import type { FieldError, FieldErrors, PostFields } from './field-errors.ts'
import { sourceLines, sourcesOf } from '../text/figures.ts'
import { type EventBefore, readEventFields } from './read-event-fields.ts'
import { readVariants } from './read-variants.ts'
import { descriptionMax, infographicKinds } from '../../pictures/picture-remarks.ts'
import { readVideo } from './read-video-fields.ts'
import { plainBody } from '../text/body-blocks.ts'
import { type Post, postBodyMax, type PostContent, type PostPicture, postTitleMax, summaryMax } from '../post.ts'

const linkTitleMax = 100
const altMax = 300
const addressMax = 2000
export const sourcesMax = 2000
export const sourceMax = 200

type Draft = Pick<Post, 'content' | 'slot' | 'mandatory' | 'expiresOn' | 'eventIds'>
type Given = { timeZone: string; sections: readonly Section[] }
type Read = { texts: (name: string, max: number) => string; errors: FieldErrors; fields: PostFields } & Given

type EventOf = Draft & Partial<Pick<Post, 'correcting'>>

/**
 * Content and slot as typed over `before`; the audience is read apart, since it asks the directory. A field that cannot
 * be understood leaves its part of `before` as it was, and gets an error.
 */
export function readFields(before: EventOf, fields: PostFields, given: Given): Draft & { errors: FieldErrors } {
  const errors: FieldErrors = {}
  const texts = (name: string, max: number): string => {
    const text = cleanText(fields[name])
    if (text.length > max) errors[name] = 'too-long'
    return text
  }
  const read: Read = { texts, errors, fields, ...given }
  const words = contentIn(read, before.content)
  const { event, eventIds } = eventIn(read, before, words)
  return {
    content: { ...words, event },
    ...(eventIds > 0 && { eventIds }),
    slot: slot(read, before.slot),
    mandatory: fields['mandatory'] === 'true',
    expiresOn: expiresOn(read, before.expiresOn),
    errors,
  }
}

function contentIn(read: Read, before: PostContent): PostContent {
  const kind = oneOf(read, 'kind', ['news', 'event'] as const, before.kind, 'unknown-kind')
  const content: PostContent = {
    kind,
    locale: oneOf(read, 'locale', ['fr', 'en'] as const, before.locale, 'unknown-locale'),
    title: text(read, 'title', postTitleMax, before.title),
    summary: text(read, 'summary', summaryMax, before.summary).replace(/\s+/g, ' '),
    body: text(read, 'body', postBodyMax, before.body),
    section: section(read, before.section),
    link: link(read, before.link),
    pictures: pictures(read, before.pictures),
    ...readVideo(read.fields, before, read.errors),
    event: null,
    // No form asks for it: only the person who is named gives it or takes it back.
    ...(before.credit && { credit: before.credit }),
  }
  const variants = readVariants(read.fields, { ...before, pictures: content.pictures }, read.errors)
  if (Object.keys(variants).length > 0) content.variants = variants
  const from = sources(read, before, content)
  return from === '' ? content : { ...content, sources: from }
}

function text({ texts, errors }: Read, name: string, max: number, before: string): string {
  const typed = texts(name, max)
  return name in errors ? before : typed
}

function oneOf<T extends string>(
  { texts, errors }: Read,
  name: string,
  values: readonly T[],
  before: T,
  error: FieldError,
): T {
  const text = texts(name, 20)
  if (text === '') return before
  const value = values.find(one => one === text)
  if (value === undefined) errors[name] = error
  return value ?? before
}

/** A section that was retired since stays with the posts that have it. */
function section({ texts, errors, sections }: Read, before: string | null): string | null {
  const text = texts('section', 50)
  if (text === '') return null
  if (text === before || sectionOf(openSections(sections), text)) return text
  errors['section'] = 'unknown-section'
  return before
}

function link({ texts, errors }: Read, before: PostContent['link']): PostContent['link'] {
  const title = texts('linkTitle', linkTitleMax)
  const url = texts('linkUrl', addressMax)
  if (url === '' && title === '') return null
  if (url === '') errors['linkUrl'] = 'required'
  else if (!isWebAddress(url)) errors['linkUrl'] = 'not-an-address'
  if ('linkUrl' in errors || 'linkTitle' in errors) return before
  return { title: title === '' ? cut(url.replace(/^https?:\/\//i, ''), linkTitleMax) : title, url }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>"]+$/i.test(text) && URL.canParse(text)
}

/** The texts whose figures ask for a source, as people read them. */
export function figuredTexts(content: Pick<PostContent, 'title' | 'summary' | 'body'>): string[] {
  return [content.title, content.summary, plainBody(content)]
}

/**
 * A source for each figure, as the form asks, and the other lines. A form that says the same as the lines before leaves
 * those as they were written, since their order is sealed. A form without these fields keeps them.
 */
function sources({ texts, errors, fields }: Read, before: PostContent, written: PostContent): string {
  const said = before.sources ?? ''
  const shown = sourcesOf(figuredTexts(before), said)
  const figured = [...shown.asked, ...sourcesOf(figuredTexts(written), said).asked]
  const figures = new Map(figured.map(one => [one.input, one]))
  const asked = [...figures.values()].filter(({ input }) => typeof fields[input] === 'string')
  if (asked.length === 0 && typeof fields['sources'] !== 'string') return said
  const typed = asked.map(({ input, figure }) => ({ input, figure, source: texts(input, sourceMax) }))
  const others = texts('sources', sourcesMax)
  const shownOf = (input: string) => shown.asked.find(one => one.input === input)?.source ?? ''
  const isSame = others === shown.others && typed.every(({ input, source }) => source === shownOf(input))
  const lines = isSame ? said : sourceLines(typed, others)
  if (lines.length > sourcesMax) errors['sources'] = 'too-long'
  return asked.some(({ input }) => input in errors) || 'sources' in errors ? said : lines
}

/** A picture whose field is missing keeps its words. */
function pictures({ texts, errors, fields }: Read, before: PostContent['pictures']): PostContent['pictures'] {
  return before
    .map((picture, index) => {
      const name = `alt${index}`
      const alt = texts(name, altMax)
      const said = typeof fields[name] === 'string' && !(name in errors) ? { ...picture, alt } : picture
      return infographic({ texts, errors, fields }, said, index)
    })
    .filter((_, index) => fields[`remove${index}`] !== 'true')
}

/** A form without these fields keeps what was declared; a photo has no description of its own. */
function infographic(
  { texts, errors, fields }: Pick<Read, 'texts' | 'errors' | 'fields'>,
  picture: PostPicture,
  at: number,
): PostPicture {
  const name = `description${at}`
  const description = texts(name, descriptionMax)
  const given = typeof fields[name] === 'string' && !(name in errors) ? description : (picture.description ?? '')
  const { infographic: declared, description: _, ...photo } = picture
  const chosen = fields[`infographic${at}`]
  const kind = typeof chosen === 'string' ? infographicKinds.find(one => one === chosen) : declared
  if (kind === undefined) return photo
  return { ...photo, infographic: kind, ...(given !== '' && { description: given }) }
}

function eventIn({ fields, errors }: Read, { content, correcting, eventIds }: EventOf, { kind, locale }: PostContent) {
  if (kind !== 'event') return { event: null, eventIds: eventIds ?? 0 }
  const before: EventBefore = { content: { ...content, locale }, sent: correcting?.content.event ?? null }
  return readEventFields(fields, { ...before, ...(eventIds !== undefined && { eventIds }) }, errors)
}

/** People are asked for the last day that counts; the post keeps the day after. */
function expiresOn({ texts, errors }: Read, before: Day | null): Day | null {
  const day = texts('validUntil', 20)
  if (day === '') return null
  if (isDay(day)) return nextDay(day)
  errors['validUntil'] = 'not-a-day'
  return before
}

function slot({ texts, errors, timeZone }: Read, before: Instant | null): Instant | null {
  const day = texts('slotDate', 20)
  const time = texts('slotTime', 20)
  if (day === '' && time === '') return null
  if (!isDay(day)) errors['slotDate'] = day === '' ? 'required' : 'not-a-day'
  if (!isTime(time)) errors['slotTime'] = time === '' ? 'required' : 'not-a-time'
  return 'slotDate' in errors || 'slotTime' in errors ? before : instantOf(day, time, timeZone)
}
