import { joined } from '../../core/domain/joined.ts'
import { weekVerbs } from './week-verbs.ts'
import { moveVerbs } from './move-verbs.ts'
import { elsewhereVerbs, otherTimeVerbs } from './other-time-verbs.ts'
import { addressVerbs } from './address-verbs.ts'
import { weekWords } from './week-words.ts'
import { elsewhereWords, timeWords } from './time-words.ts'
import { drawnWeek } from './drawn/draw-digest.ts'

export const weekSlice = {
  verbs: joined([weekVerbs, moveVerbs, otherTimeVerbs, addressVerbs]),
  words: joined([weekWords, timeWords]),
  drawn: drawnWeek,
}

/** The channels of a post besides Teams. */
export const elsewhereSlice = {
  capability: ['networks', 'site'],
  verbs: elsewhereVerbs,
  words: elsewhereWords,
} as const
