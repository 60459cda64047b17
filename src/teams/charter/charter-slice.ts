import { charterVerbs, charterWords } from './charter-verbs.ts'

/** What charter has for `slices.ts`. */
export const charterSlice = {
  verbs: charterVerbs,
  words: charterWords,
}
