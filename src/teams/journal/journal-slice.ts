import { historyVerbs } from './history-verbs.ts'
import { historyWords } from './history-words.ts'
import { drawnHeads } from './draw-history.ts'

export const journalSlice = {
  verbs: historyVerbs,
  words: historyWords,
  drawn: drawnHeads,
}
