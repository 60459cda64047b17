import { sectionVerbs } from './section-verbs.ts'
import { sectionWords } from './section-words.ts'

/** What sections has for `slices.ts`. */
export const sectionsSlice = {
  verbs: sectionVerbs,
  words: sectionWords,
}
