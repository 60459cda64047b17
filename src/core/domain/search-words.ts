import { cleanText, cut, fold } from './text.ts'

/** Nobody searches for a whole sentence. */
const searchMost = 200
const wordsMost = 8
/** So many signs of a word are compared. */
export const wordMost = 40
/** Signs between words; accents, case and apostrophes are folded before. */
const between = /[\s!"#$%&'()*+,./:;<=>?@[\\\]^_`{|}~«»“”„…·•-]+/

/** The words of a search, folded: each has to begin a word of what is found. None: the newest is meant. */
export function searchWords(typed: unknown): string[] {
  return wordsIn(cut(cleanText(typed), searchMost)).slice(0, wordsMost)
}

export function wordsIn(text: string): string[] {
  const words = fold(text)
    .split(between)
    .filter(word => word !== '')
  return [...new Set(words.map(word => cut(word, wordMost)))]
}
