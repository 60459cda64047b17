import { callVerbs } from './call-verbs.ts'
import { callWords } from './call-words.ts'
import { drawnCalls } from './drawn-calls.ts'

/** What calls has for `slices.ts`. */
export const callsSlice = {
  capability: ['calls'],
  verbs: callVerbs,
  words: callWords,
  drawn: drawnCalls,
  rests: ['call.open', 'call.question', 'call.remind', 'call.close', 'call.look', 'call.follow', 'call.cards'],
} as const
