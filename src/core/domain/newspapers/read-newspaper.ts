import { cleanText } from '../text.ts'
import { contrastLeast, contrastOf, isColour } from '../charter/contrast.ts'
import { type Newspaper, newspaperNameMax, type NewspaperSection, rhythms } from './newspaper.ts'
import { type KnownSection, readSections } from './read-sections.ts'

/**
 * What the form of a newspaper sends: untrusted. `sections`: a line each, « Portraits = portraits, arrivées · 6000 »;
 * `director`: an id, as Teams’ search gives it, or an address; `mailTo`: an address a line. Its readers: the inputs of
 * `readAudience`.
 */
export const newspaperFields = [
  'name',
  'code',
  'tagline',
  'director',
  'rhythm',
  'main',
  'accent',
  'sections',
  'closesBefore',
  'mention',
  'mailTo',
] as const
export type NewspaperField = (typeof newspaperFields)[number]
export type NewspaperFields = Readonly<Record<string, unknown>>
/** Keys under `errors` in the locales, with what they are about after a colon. `readers`: of the audience. */
export type NewspaperErrors = Partial<Record<NewspaperField | 'readers', string>>

/** What people fill in, without the people whom the directory knows. */
export type NewspaperDraft = Pick<
  Newspaper,
  'name' | 'code' | 'tagline' | 'rhythm' | 'colours' | 'sections' | 'closesBefore' | 'mention' | 'mailTo'
>

const taglineMax = 120
const mentionMax = 1_000
const closesBeforeMost = 20
const addressesMost = 20
/** No mailbox has a longer one (RFC 5321, 4.5.3.1). */
const addressMax = 254
/** ASCII alone: it is written into a header of the e-mail, where nothing of it may be read as anything else. */
const address = /^[\w.+'-]{1,64}@(?:[a-z\d-]{1,63}\.){1,8}[a-z\d-]{2,63}$/

/** Colours where none are given: dark blue and dark red, both readable on white. */
export const usualColours = { main: '#1b3a5c', accent: '#9c2f2f' } as const

/**
 * `codes`: those that other newspapers have. `before`: the headings that it had, whose ids stay. The draft counts only
 * where there are no errors.
 */
export function readNewspaper(
  fields: NewspaperFields,
  {
    codes,
    known,
    before,
  }: { codes: readonly string[]; known: readonly KnownSection[]; before: readonly NewspaperSection[] },
): { draft: NewspaperDraft; errors: NewspaperErrors } {
  const errors: NewspaperErrors = {}
  const name = line(fields['name'])
  if (name === '') errors.name = 'required'
  else if (name.length > newspaperNameMax) errors.name = 'too-long'
  // The name is the title of the post that announces an edition: there nothing fills a brace, or it would become the
  // reader's own name.
  else if (/[{}]/.test(name)) errors.name = 'name-brace'
  const tagline = line(fields['tagline'])
  if (tagline.length > taglineMax) errors.tagline = 'too-long'
  const mention = cleanText(fields['mention'])
  if (mention.length > mentionMax) errors.mention = 'too-long'
  const sections = readSections(fields['sections'], known, before)
  if ('error' in sections) errors.sections = sections.error
  return {
    draft: {
      name,
      code: readCode(fields['code'], codes, errors),
      tagline,
      rhythm: readRhythm(fields['rhythm'], errors),
      colours: readColours(fields, errors),
      sections: 'error' in sections ? [] : sections.sections,
      closesBefore: readClosesBefore(fields['closesBefore'], errors),
      mention,
      mailTo: readAddresses(fields['mailTo'], errors),
    },
    errors,
  }
}

function line(value: unknown): string {
  return cleanText(value).replace(/\s+/g, ' ')
}

function readCode(value: unknown, codes: readonly string[], errors: NewspaperErrors): string {
  const code = line(value).toUpperCase()
  // A code with which other references begin would name two things.
  if (code === '') errors.code = 'required'
  else if (!/^[A-Z]{2,4}$/.test(code) || ['PROP', 'PUB', 'DIF', 'APP', 'CAM', 'VIS'].includes(code))
    errors.code = 'not-a-code'
  else if (codes.includes(code)) errors.code = 'code-taken'
  return code
}

function readRhythm(value: unknown, errors: NewspaperErrors): Newspaper['rhythm'] {
  const rhythm = rhythms.find(one => one === value)
  if (rhythm === undefined) errors.rhythm = 'unknown-choice'
  return rhythm ?? 'free'
}

/** White text is read on the first colour, and the second colour on white. */
function readColours(fields: NewspaperFields, errors: NewspaperErrors): Newspaper['colours'] {
  const read = (field: 'main' | 'accent'): string => {
    const colour = line(fields[field]).toLowerCase() || usualColours[field]
    if (!isColour(colour)) errors[field] = 'not-a-colour'
    else if (contrastOf(colour, '#ffffff') < contrastLeast) errors[field] = 'contrast-too-low'
    return colour
  }
  return { main: read('main'), accent: read('accent') }
}

function readClosesBefore(value: unknown, errors: NewspaperErrors): number {
  const typed = typeof value === 'number' ? String(value) : line(value)
  const days = typed === '' ? 5 : Number(typed)
  if (!Number.isInteger(days) || days < 0 || days > closesBeforeMost) errors.closesBefore = 'not-days'
  return days
}

function readAddresses(value: unknown, errors: NewspaperErrors): string[] {
  const typed = cleanText(value)
    .split(/[\s,;]+/)
    .filter(one => one !== '')
    .map(one => one.toLowerCase())
  const all = [...new Set(typed)]
  const wrong = all.find(one => one.length > addressMax || !address.test(one))
  if (wrong !== undefined) errors.mailTo = `not-an-address-of:${wrong.slice(0, 80)}`
  else if (all.length > addressesMost) errors.mailTo = 'too-many'
  return all
}
