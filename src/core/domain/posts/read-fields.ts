import { instantOf, nextDay } from '../working-time/local-time.ts'
import { openSections, type Section, sectionOf } from '../sections/section.ts'
import { cleanText, cut, isDay, isTime } from '../text.ts'
import type { Day, Instant } from '../time.ts'
import { sourceLines, sourcesOf } from './figures.ts'
import { type EventDetails, type Post, postBodyMax, type PostContent, postTitleMax, summaryMax } from './post.ts'

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
  | 'unknown-choice'
  | 'too-many'
  | 'everyone-and-some'
  | 'directory-away'
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

type Draft = Pick<Post, 'content' | 'slot' | 'mandatory' | 'expiresOn'>
type Given = { timeZone: string; sections: readonly Section[] }
type Read = { texts: (name: string, max: number) => string; errors: FieldErrors; fields: PostFields } & Given

/**
 * Content and slot as typed over `before`; the audience is read apart, since it asks the directory. What cannot be
 * understood changes nothing of `before`, and is told by its field.
 */
export function readFields(before: Draft, fields: PostFields, given: Given): Draft & { errors: FieldErrors } {
  const errors: FieldErrors = {}
  const texts = (name: string, max: number): string => {
    const text = cleanText(fields[name])
    if (text.length > max) errors[name] = 'too-long'
    return text
  }
  const read: Read = { texts, errors, fields, ...given }
  return {
    content: contentIn(read, before.content),
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
    event: kind === 'event' ? event(read, before.event) : null,
    // No form asks for it: only the person who is named gives it or takes it back.
    ...(before.credit && { credit: before.credit }),
  }
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

/** One that was retired since stays where it stands. */
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

/** The texts whose figures ask for a source. */
export function figuredTexts({ title, summary, body }: Pick<PostContent, 'title' | 'summary' | 'body'>): string[] {
  return [title, summary, body]
}

/**
 * Figure by figure, as the form asks, and whatever else was said. A form that says the same as the lines before leaves
 * those as they were written: their order is sealed. A form without these fields keeps them.
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
      return typeof fields[name] === 'string' && !(name in errors) ? { ...picture, alt } : picture
    })
    .filter((_, index) => fields[`remove${index}`] !== 'true')
}

function event({ texts, errors }: Read, before: EventDetails | null): EventDetails | null {
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
  if (date === '' && (time !== '' || place !== '' || capacity !== '')) errors['date'] = 'required'
  if (['date', 'time', 'place', 'capacity'].some(name => name in errors)) return before
  if (date === '') return null
  return { date, time: time === '' ? null : time, place, capacity: capacity === '' ? null : people }
}

/** What people say is the last day that counts. */
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
