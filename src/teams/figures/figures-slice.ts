import { figuresVerbs } from './figures-verbs.ts'
import { figuresWords } from './figures-words.ts'
import { drawnWorkbooks } from './draw-workbook.ts'

/** What figures has for `slices.ts`. */
export const figuresSlice = {
  verbs: figuresVerbs,
  words: figuresWords,
  drawn: drawnWorkbooks,
}
