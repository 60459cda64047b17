import { callVerbs } from './call-verbs.ts'
import { callWords } from './call-words.ts'
import { drawnCalls } from './drawn-calls.ts'

/** « proposer » and « relancer » mean something where there are no calls as well. */
const { propose, nudge, ...own } = callWords
export const besideCalls = { words: { propose, nudge } } as const

export const callsSlice = {
  capability: ['calls'],
  verbs: callVerbs,
  words: own,
  drawn: drawnCalls,
  rests: ['call.open', 'call.question', 'call.remind', 'call.close', 'call.look', 'call.follow', 'call.cards'],
} as const
