import { relayVerbs } from './relay-verbs.ts'
import { relayWords } from './relay-words.ts'
import { drawnRelays } from './draw-relay.ts'

/** A poster that hangs is taken down wherever it was put up: its relay is asked to while relays are off as well. */
const { 'relay.down': down, ...verbs } = relayVerbs
const { siteDown, ...words } = relayWords
export const besideRelays = { verbs: { 'relay.down': down }, words: { siteDown } } as const

export const relaysSlice = {
  capability: ['relays'],
  verbs,
  words,
  drawn: drawnRelays,
  rests: ['relays.remind'],
} as const
