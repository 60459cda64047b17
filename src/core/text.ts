import type { Day } from './time.ts'

/**
 * What came from a form: untrusted, perhaps missing. NFC, so that equal texts are equal bytes; without control characters
 * but line breaks; without lone surrogates, which RFC 8785 cannot write.
 */
export function cleanText(value: unknown): string {
  if (typeof value !== 'string') return ''
  const lines = value.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n')
  return lines.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ').trim()
}

/** For comparing what people wrote: accents, case, spaces and kinds of apostrophe do not matter. */
export function fold(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return bare.replace(/[’‘ʼ`´]/g, "'").replace(/[‐‑–—]/g, '-').replace(/\s+/g, ' ').trim()
}

export function isDay(text: string): text is Day {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
}

/** `HH:MM`, as a time input gives it. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}
