import { sectorVerbs } from './sector-verbs.ts'
import { sectorWords } from './sector-words.ts'
import { drawnSectors } from './draw-channel-lost.ts'

export const sectorsSlice = {
  verbs: sectorVerbs,
  words: sectorWords,
  drawn: drawnSectors,
}
