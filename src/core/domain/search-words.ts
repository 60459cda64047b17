import { cleanText, cut, fold } from './text.ts'

/** Nobody looks for a sentence. */
const searchMost = 200
const wordsMost = 8
/** As much of a word as is compared. */
export const wordMost = 40
/** Whatever stands between words: no accent, case or apostrophe matters in what is left. */
const between = /[\s!"#$%&'()*+,./:;<=>?@[\\\]^_`{|}~«»“”„…·•-]+/

/** The words that somebody looks for, folded: each shall begin a word of what is found. None: the newest is meant. */
export function searchWords(typed: unknown): string[] {
  return wordsIn(cut(cleanText(typed), searchMost)).slice(0, wordsMost)
}

/** Each word of a text once, folded. */
export function wordsIn(text: string): string[] {
  const words = fold(text)
    .split(between)
    .filter(word => word !== '')
  return [...new Set(words.map(word => cut(word, wordMost)))]
}
