import type { Day } from './time.ts'

/**
 * So much of one text is read, in UTF-16 units as `length` counts. Five times the longest field: a text whose accents
 * are typed as signs of their own still fits, and a longer one is too long for every field.
 */
export const typedMost = 20_000

/**
 * At most so many combining marks on one letter. Normalising sorts each run of them by insertion, so that its time
 * grows with the square of the run. No script stacks more; Unicode’s own bound is 30:
 * https://unicode.org/reports/tr15/#Stream_Safe_Text_Format
 */
const marksMost = 16
/** The sound marks of half width are letters, but decompose to marks. */
const mark = '[\\p{M}\\uff9e\\uff9f]'
const surplusMarks = new RegExp(`(${mark}{${marksMost}})${mark}+`, 'gu')
/** Latin letters, the punctuation of European texts, the euro: NFC leaves each as it is, and none of them is a mark. */
const letters = '\\u0000-\\u02ff\\u2010-\\u205e\\u20ac'
const composed = new RegExp(`^[${letters}]*$`)
/** A quick test first: hardly any text has such a long run, and asking of each sign whether it is a mark is slow. */
const maybeStacked = new RegExp(`[^${letters}]{${marksMost + 1}}`)

/** The one way to shorten typed text: the first `most` UTF-16 units, fewer where the last would be half a sign. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const last = text.charCodeAt(most - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most)
}

/** In one Unicode form, in linear time: the marks that are too many for one letter are left out. */
export function normalized(text: string, form: 'NFC' | 'NFKD' = 'NFC'): string {
  // A fast way out: a form of fifty fields is read several times, and nearly every text is composed already.
  if (form === 'NFC' && composed.test(text)) return text
  return withoutSurplus(text, (_, kept) => kept).normalize(form)
}

function withoutSurplus(text: string, instead: (run: string, kept: string) => string): string {
  return maybeStacked.test(text) ? text.replace(surplusMarks, instead) : text
}

/**
 * A text as it enters Mary, trimmed and bounded. A text that is too long for every field ends with « … » and stays too
 * long however it is cleaned: it is refused where it is read, and never accepted as a shorter one.
 */
export function bounded(text: string): string {
  const typed = text.trim()
  return typed.length > typedMost ? cut(typed, typedMost).padEnd(typedMost + 1, '…') : typed
}

/**
 * Cleans what came from a form: untrusted, perhaps missing, of any length. NFC, so that equal texts are equal bytes;
 * without control characters but line breaks; without lone surrogates, which RFC 8785 cannot write and PostgreSQL
 * cannot store; without what turns the order of letters around, so that what is read is what is sealed. A text without
 * any visible sign becomes empty.
 */
export function cleanText(value: unknown): string {
  if (typeof value !== 'string') return ''
  const typed = bounded(value).toWellFormed()
  const text = typed.length > typedMost ? marked(typed) : plain(typed)
  return nothingToSee.test(text) ? '' : text
}

/** Control characters but line breaks, and signs that reverse the order of letters. */
const unwanted = /[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g

/** Replaces unwanted signs, so that the length stays the same. */
function marked(text: string): string {
  return withoutSurplus(text.replace(unwanted, '\ufffd'), (run, kept) => kept.padEnd(run.length, '\ufffd'))
}

function plain(text: string): string {
  const visible = text.replace(/\r\n?/g, '\n').replace(unwanted, sign => (sign < '\u0080' ? ' ' : ''))
  return normalized(visible).trim()
}

/**
 * Spaces, and characters without width or ink: U+2800 and the fillers are letters for Unicode, and blank for people.
 */
const nothingToSee = /^[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]*$/u

/** No name, nor a line that is compared with words, is longer. */
const foldedMost = 1_000

/**
 * For comparing what people wrote: accents, case, spaces and kinds of apostrophe do not matter. Of a text that is
 * longer than any name only the beginning is compared.
 */
export function fold(text: string): string {
  const bare = normalized(cut(text, foldedMost), 'NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return bare
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether a typed text begins with that name, folded. */
export function beginsWith(text: string, name: string): boolean {
  return fold(text.trim().slice(0, name.length)) === fold(name)
}

/** Values of a multi-select, separated by commas, or typed on lines of their own: each once. */
export function choicesIn(value: unknown): string[] {
  return [
    ...new Set(
      cleanText(value)
        .split(/[,\n]/)
        .map(one => one.trim())
        .filter(one => one !== ''),
    ),
  ]
}

/** Years 1000 to 2999: beyond 9999 days are spelled otherwise, and do not sort as text. */
export function isDay(text: string): text is Day {
  return (
    /^[12]\d{3}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  )
}

/** `HH:MM`, as a time input gives it. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** Ids as Entra, Teams and Mary write them; the whole text. */
export const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
