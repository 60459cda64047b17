import { fold, normalized } from '../../text.ts'

/** `first`, `department`: the place that was probably meant. */
export type BraceFault = `brace-${'first' | 'department' | 'unknown'}:${string}`

/** Filled for each person who gets the card, and only in this spelling. */
export const openPlaces: readonly string[] = ['{prénom}', '{direction}']
const opened = /\{[^\S\n]*\p{L}[\p{L}\p{M}’'_-]*[^\S\n]*\}?/gu

/** An opened brace with a word in it that is no such place: everybody would read the brace. */
export function braceFault(text: string): BraceFault | null {
  const odd = normalized(text)
    .match(opened)
    ?.find(one => !openPlaces.includes(one))
  return odd === undefined ? null : `brace-${meant(fold(odd.replace(/[{}]/g, '')))}:${odd}`
}

function meant(word: string): 'first' | 'department' | 'unknown' {
  if (/^(pr[aeiou]?n|first|given|nom$|name$)/.test(word)) return 'first'
  return /^(dir|dep|serv|pole$)/.test(word) ? 'department' : 'unknown'
}

/** The first opened brace with a word in it; null: none. Where nothing is filled in, everybody would read the brace. */
export function braceIn(text: string): string | null {
  return normalized(text).match(opened)?.[0] ?? null
}
