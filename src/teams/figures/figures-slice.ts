import { figuresVerbs } from './figures-verbs.ts'
import { figuresWords } from './figures-words.ts'
import { drawnWorkbooks } from './draw-workbook.ts'

export const figuresSlice = {
  capability: ['figures'],
  verbs: figuresVerbs,
  words: figuresWords,
  drawn: drawnWorkbooks,
  rests: ['figures.export'],
} as const
