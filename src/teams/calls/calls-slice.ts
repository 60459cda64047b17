import { callVerbs } from './call-verbs.ts'
import { callWords } from './call-words.ts'
import { drawnCalls } from './drawn-calls.ts'

/** What calls has for `slices.ts`. */
export const callsSlice = {
  verbs: callVerbs,
  words: callWords,
  drawn: drawnCalls,
}
