import { perimeterVerbs, perimeterWords } from './perimeter-verbs.ts'

export const perimetersSlice = {
  verbs: perimeterVerbs,
  words: perimeterWords,
}
