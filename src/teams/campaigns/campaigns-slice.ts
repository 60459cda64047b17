import { campaignVerbs } from './campaign-verbs.ts'
import { campaignWords } from './campaign-words.ts'

/** What campaigns has for `slices.ts`. */
export const campaignsSlice = {
  capability: ['campaigns'],
  verbs: campaignVerbs,
  words: campaignWords,
  rests: ['ideas.open'],
} as const
