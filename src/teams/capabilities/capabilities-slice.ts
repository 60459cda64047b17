import { capabilityVerbs, capabilityWords } from './capability-verbs.ts'

/** What capabilities has for `slices.ts`. */
export const capabilitiesSlice = {
  verbs: capabilityVerbs,
  words: capabilityWords,
} as const
