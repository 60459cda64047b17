import { instantOf } from '../../calendar/local-time.ts'
import { nextDay } from '../../calendar/next-day.ts'
import { isSection } from '../../sections.ts'
import { cleanText, cut, isDay, isTime } from '../../text.ts'
import type { Day, Instant } from '../../time.ts'
import { sourceLines, sourcesOf } from '../figures/sources-by-figure.ts'
import { type EventDetails, type PostContent, postBodyMax, postTitleMax, summaryMax } from '../post.ts'

/** What the editor sends, by the names of product cards: untrusted, every field perhaps missing. */
export type PostFields = Readonly<Record<string, unknown>>

/** Locale keys under `errors`. */
export type FieldError =
  | 'required'
  | 'too-long'
  | 'not-a-day'
  | 'not-a-time'
  | 'not-an-address'
  | 'not-a-number'
  | 'unknown-section'
  | 'unknown-kind'
  | 'unknown-locale'
  | 'unknown-department'
  | 'unknown-group'
  | 'unknown-team'
  | 'unknown-list'
  | 'too-many'
  | 'no-audience'
  | 'everyone-and-some'
  /** With those that are not known. */
  | `unknown-people:${string}`
/** By the name of the input. */
export type FieldErrors = Record<string, FieldError>

const placeMax = 200
const linkTitleMax = 100
const altMax = 300
const addressMax = 2000
export const sourcesMax = 2000
export const sourceMax = 200
const capacityMax = 100_000

type Draft = { content: PostContent; slot: Instant | null; mandatory: boolean; expiresOn: Day | null }
type Read = { texts: (name: string, max: number) => string; errors: FieldErrors }

/** Content and slot as typed over `before`; the audience is read apart, since it asks the directory. */
export function readFields(before: PostContent, fields: PostFields, timeZone: string): Draft & { errors: FieldErrors } {
  const errors: FieldErrors = {}
  const texts = (name: string, max: number): string => {
    const text = cleanText(fields[name])
    if (text.length > max) errors[name] = 'too-long'
    return text
  }
  const read: Read = { texts, errors }
  const kind = oneOf(read, 'kind', ['news', 'event'] as const, before.kind, 'unknown-kind')
  const content: PostContent = {
    kind,
    locale: oneOf(read, 'locale', ['fr', 'en'] as const, before.locale, 'unknown-locale'),
    title: texts('title', postTitleMax),
    summary: texts('summary', summaryMax).replace(/\s+/g, ' '),
    body: texts('body', postBodyMax),
    section: section(read),
    link: link(read),
    pictures: pictures(read, before, fields),
    event: kind === 'event' ? event(read) : null,
  }
  const from = sources(read, before, content, fields)
  if (from !== '') content.sources = from
  if (content.title === '') errors['title'] = 'required'
  return {
    content,
    slot: slot(read, timeZone),
    mandatory: fields['mandatory'] === 'true',
    expiresOn: expiresOn(read),
    errors,
  }
}

function oneOf<T extends string>(
  { texts, errors }: Read,
  name: string,
  values: readonly T[],
  absent: T,
  error: FieldError,
): T {
  const text = texts(name, 20)
  if (text === '') return absent
  const value = values.find(one => one === text)
  if (value === undefined) errors[name] = error
  return value ?? absent
}

function section({ texts, errors }: Read): string | null {
  const text = texts('section', 50)
  if (text !== '' && !isSection(text)) errors['section'] = 'unknown-section'
  return text === '' ? null : text
}

function link({ texts, errors }: Read): PostContent['link'] {
  const title = texts('linkTitle', linkTitleMax)
  const url = texts('linkUrl', addressMax)
  if (url === '') {
    if (title !== '') errors['linkUrl'] = 'required'
    return null
  }
  if (!isWebAddress(url)) errors['linkUrl'] = 'not-an-address'
  return { title: title === '' ? cut(url.replace(/^https?:\/\//i, ''), linkTitleMax) : title, url }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>"]+$/i.test(text) && URL.canParse(text)
}

/** The texts whose figures ask for a source. */
export function figuredTexts({ title, summary, body }: Pick<PostContent, 'title' | 'summary' | 'body'>): string[] {
  return [title, summary, body]
}

/**
 * Figure by figure, as the form asks, and whatever else was said. A form that says the same as the lines before leaves
 * those as they were written: their order is sealed. A form without these fields keeps them.
 */
function sources({ texts, errors }: Read, before: PostContent, words: PostContent, fields: PostFields): string {
  const said = before.sources ?? ''
  const shown = sourcesOf(figuredTexts(before), said)
  const figures = new Map([...shown.asked, ...sourcesOf(figuredTexts(words), said).asked].map(one => [one.input, one]))
  const asked = [...figures.values()].filter(({ input }) => typeof fields[input] === 'string')
  if (asked.length === 0 && typeof fields['sources'] !== 'string') return said
  const typed = asked.map(({ input, figure }) => ({ input, figure, source: texts(input, sourceMax) }))
  const others = texts('sources', sourcesMax)
  const isSame = others === shown.others && typed.every(({ input, source }) =>
    source === (shown.asked.find(one => one.input === input)?.source ?? ''))
  const lines = isSame ? said : sourceLines(typed, others)
  if (lines.length > sourcesMax) errors['sources'] = 'too-long'
  return lines
}

/** A kept picture whose field is missing keeps its words. */
function pictures({ texts }: Read, before: PostContent, fields: PostFields): PostContent['pictures'] {
  return before.pictures
    .map((picture, index) => {
      const alt = texts(`alt${index}`, altMax)
      return typeof fields[`alt${index}`] === 'string' ? { ...picture, alt } : picture
    })
    .filter((_, index) => fields[`remove${index}`] !== 'true')
}

function event({ texts, errors }: Read): EventDetails | null {
  const date = texts('date', 20)
  const time = texts('time', 20)
  const place = texts('place', placeMax)
  const capacity = texts('capacity', 10)
  if (date !== '' && !isDay(date)) errors['date'] = 'not-a-day'
  if (time !== '' && !isTime(time)) errors['time'] = 'not-a-time'
  const people = Number(capacity)
  if (capacity !== '' && !(/^\d+$/.test(capacity) && people >= 1 && people <= capacityMax))
    errors['capacity'] = 'not-a-number'
  // No day yet: the linter asks for it at submission.
  if (date === '') {
    if (time !== '' || place !== '' || capacity !== '') errors['date'] = 'required'
    return null
  }
  return { date, time: time === '' ? null : time, place, capacity: capacity === '' ? null : people }
}

/** What people say is the last day that counts. */
function expiresOn({ texts, errors }: Read): Day | null {
  const day = texts('validUntil', 20)
  if (day === '') return null
  if (isDay(day)) return nextDay(day)
  errors['validUntil'] = 'not-a-day'
  return null
}

function slot({ texts, errors }: Read, timeZone: string): Instant | null {
  const day = texts('slotDate', 20)
  const time = texts('slotTime', 20)
  if (day === '' && time === '') return null
  if (!isDay(day)) errors['slotDate'] = day === '' ? 'required' : 'not-a-day'
  if (!isTime(time)) errors['slotTime'] = time === '' ? 'required' : 'not-a-time'
  return instantOf(day, time, timeZone)
}
