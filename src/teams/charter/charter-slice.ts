import { charterVerbs, charterWords } from './charter-verbs.ts'

export const charterSlice = {
  verbs: charterVerbs,
  words: charterWords,
}
