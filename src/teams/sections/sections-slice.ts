import { sectionVerbs } from './section-verbs.ts'
import { sectionWords } from './section-words.ts'

export const sectionsSlice = {
  verbs: sectionVerbs,
  words: sectionWords,
}
