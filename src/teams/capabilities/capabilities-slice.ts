import { capabilityVerbs, capabilityWords } from './capability-verbs.ts'

export const capabilitiesSlice = {
  verbs: capabilityVerbs,
  words: capabilityWords,
} as const
