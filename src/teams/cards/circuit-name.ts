import type { Words } from '../../words.ts'
import { escapeLine } from './markdown.ts'

/** Of a circuit that came with Mary, in the reader's language; else as an administrator named it. */
export function circuitName(name: string, words: Words): string {
  return shownCircuitName(name, words) ?? escapeLine(name)
}

/** Null for one that an administrator named. */
export function shownCircuitName(name: string, words: Words): string | null {
  return words.has(`circuits.shipped.${name}`) ? words.text(`circuits.shipped.${name}`) : null
}
