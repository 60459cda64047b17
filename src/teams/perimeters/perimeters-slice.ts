import { perimeterVerbs, perimeterWords } from './perimeter-verbs.ts'

/** What perimeters has for `slices.ts`. */
export const perimetersSlice = {
  verbs: perimeterVerbs,
  words: perimeterWords,
}
