import { campaignVerbs } from './campaign-verbs.ts'
import { campaignWords } from './campaign-words.ts'

export const campaignsSlice = {
  capability: ['campaigns'],
  verbs: campaignVerbs,
  words: campaignWords,
  rests: ['ideas.open'],
} as const
