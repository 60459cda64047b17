import { listVerbs } from './list-verbs.ts'
import { listWords } from './list-words.ts'
import { drawnLists } from './draw-lists.ts'

export const audiencesSlice = {
  verbs: listVerbs,
  words: listWords,
  drawn: drawnLists,
}
