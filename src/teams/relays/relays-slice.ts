import { relayVerbs } from './relay-verbs.ts'
import { relayWords } from './relay-words.ts'
import { drawnRelays } from './draw-relay.ts'

/** What relays has for `slices.ts`. */
export const relaysSlice = {
  capability: ['relays'],
  verbs: relayVerbs,
  words: relayWords,
  drawn: drawnRelays,
  rests: ['relays.remind'],
} as const
