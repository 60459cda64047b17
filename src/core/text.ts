import type { Day } from './time.ts'

/**
 * What came from a form: untrusted, perhaps missing. NFC, so that equal texts are equal bytes; without control
 * characters but line breaks; without lone surrogates, which RFC 8785 cannot write; without what turns the order of
 * letters around, so that what is read is what is sealed. A text in which there is nothing to see is none.
 */
export function cleanText(value: unknown): string {
  if (typeof value !== 'string') return ''
  const lines = value.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n')
  const text = lines
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
  return nothingToSee.test(text) ? '' : text
}

/** Spaces, and characters without width or ink: U+2800 and the fillers are letters to Unicode, and blank to people. */
const nothingToSee = /^[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]*$/u

/** For comparing what people wrote: accents, case, spaces and kinds of apostrophe do not matter. */
export function fold(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return bare.replace(/[’‘ʼ`´]/g, "'").replace(/[‐‑–—]/g, '-').replace(/\s+/g, ' ').trim()
}

/** Of the years 1000 to 2999: beyond 9999 the next day has another spelling, and no longer comes after it as a text. */
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
