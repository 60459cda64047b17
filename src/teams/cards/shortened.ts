import { cut } from '../../core/domain/text.ts'

/** A text for one line: « … » replaces the rest of a longer one. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${cut(text, most - 1).trimEnd()}…` : text
}

/** The whole words at the beginning of a longer text; none where the first one alone is longer. */
export function firstWords(text: string, most: number): string {
  const begins = cut(text, most)
  let end = begins.length
  while (end > 0 && !isSpace(begins[end - 1])) end--
  return begins.slice(0, end).trimEnd()
}

/** The whole words at the end of a longer text; none where the last one alone is longer. */
export function lastWords(text: string, most: number): string {
  let start = Math.max(0, text.length - most)
  while (start < text.length && !isSpace(text[start])) start++
  return text.slice(start).trimStart()
}

function isSpace(sign: string | undefined): boolean {
  return sign !== undefined && /\s/.test(sign)
}
